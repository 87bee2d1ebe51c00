/** Who may do what, and how often. */
@NullMarked
package dev.webstore.acceptance.security;

import org.jspecify.annotations.NullMarked;
