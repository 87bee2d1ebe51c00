/** Generated customers in the whole shop. */
@NullMarked
package dev.webstore.acceptance.traffic;

import org.jspecify.annotations.NullMarked;
