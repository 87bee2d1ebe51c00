/** The countries WebStore sells in and the ways to pay there. */
@NullMarked
package dev.webstore.platform.market;

import org.jspecify.annotations.NullMarked;
