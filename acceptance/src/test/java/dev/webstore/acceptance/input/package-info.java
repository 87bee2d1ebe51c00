/** Input that makes no sense, and what becomes of it. */
@NullMarked
package dev.webstore.acceptance.input;

import org.jspecify.annotations.NullMarked;
