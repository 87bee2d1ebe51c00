/** The systems the main service calls. */
@NullMarked
package dev.webstore.main.downstream;

import org.jspecify.annotations.NullMarked;
