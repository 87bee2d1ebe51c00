/** Native histograms: values that are whole distributions, and what can be calculated of them. */
@NullMarked
package dev.webstore.promql.histogram;

import org.jspecify.annotations.NullMarked;
