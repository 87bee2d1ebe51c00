/** The storefront in a real browser, in front of the whole shop. */
@NullMarked
package dev.webstore.acceptance.browser;

import org.jspecify.annotations.NullMarked;
