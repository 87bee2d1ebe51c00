/** Drawn product pictures. */
@NullMarked
package dev.webstore.frontend.picture;

import org.jspecify.annotations.NullMarked;
