/** People acting on their decisions over HTTP, through the API or the pages of the storefront. */
@NullMarked
package dev.webstore.traffic.visit;

import org.jspecify.annotations.NullMarked;
