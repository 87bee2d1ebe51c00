/** Follows one purchase through every hop of the pipeline. */
@NullMarked
package dev.webstore.stack.doctor;

import org.jspecify.annotations.NullMarked;
