/** Style sheet, scripts and icon, at addresses that change with their content. */
@NullMarked
package dev.webstore.frontend.asset;

import org.jspecify.annotations.NullMarked;
