/** What the storefront counts about itself and about the browsers that show it. */
@NullMarked
package dev.webstore.frontend.instruments;

import org.jspecify.annotations.NullMarked;
