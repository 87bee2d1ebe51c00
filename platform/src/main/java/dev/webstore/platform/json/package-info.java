/** JSON on the wire: one mapper for what we send, one strict reader for what we are sent. */
@NullMarked
package dev.webstore.platform.json;

import org.jspecify.annotations.NullMarked;
