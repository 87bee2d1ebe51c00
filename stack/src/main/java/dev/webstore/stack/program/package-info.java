/** The programs of the stack, and where each can be had. */
@NullMarked
package dev.webstore.stack.program;

import org.jspecify.annotations.NullMarked;
