/** The pages: one class for each group of them, and what is common to all. */
@NullMarked
package dev.webstore.frontend.page;

import org.jspecify.annotations.NullMarked;
