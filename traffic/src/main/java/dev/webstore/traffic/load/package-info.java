/** {@code webstore load}: open-loop load tests in stages, from small files, with thresholds and a report. */
@NullMarked
package dev.webstore.traffic.load;

import org.jspecify.annotations.NullMarked;
