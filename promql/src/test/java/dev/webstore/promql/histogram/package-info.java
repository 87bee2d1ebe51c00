/** Tests of native histograms. */
@NullMarked
package dev.webstore.promql.histogram;

import org.jspecify.annotations.NullMarked;
