/** The whole shop, started for a test, and clients to use it with. */
@NullMarked
package dev.webstore.acceptance.shop;

import org.jspecify.annotations.NullMarked;
