/** What is kept in the visitor's browser, and how requests are known to be theirs. */
@NullMarked
package dev.webstore.frontend.session;

import org.jspecify.annotations.NullMarked;
