/** {@code webstore scenario}: game days from files, with a verdict for each expectation. */
@NullMarked
package dev.webstore.traffic.scenario;

import org.jspecify.annotations.NullMarked;
