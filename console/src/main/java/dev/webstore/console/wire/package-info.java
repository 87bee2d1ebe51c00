/** Reading protocol buffers where they lie, without making an object of every message. */
@NullMarked
package dev.webstore.console.wire;

import org.jspecify.annotations.NullMarked;
