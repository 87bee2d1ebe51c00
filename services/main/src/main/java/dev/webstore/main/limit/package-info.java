/** How often somebody may ask. */
@NullMarked
package dev.webstore.main.limit;

import org.jspecify.annotations.NullMarked;
