/** The pages of the console. Each view's state is in its address. */
@NullMarked
package dev.webstore.console.page;

import org.jspecify.annotations.NullMarked;
