/** The shop as separate processes that are killed at any moment, and whether its books still agree afterwards. */
@NullMarked
package dev.webstore.acceptance.crash;

import org.jspecify.annotations.NullMarked;
