/** What people send with HTML forms. */
@NullMarked
package dev.webstore.frontend.form;

import org.jspecify.annotations.NullMarked;
