/** Errors as part of the interface: problem documents (RFC 9457). */
@NullMarked
package dev.webstore.platform.problem;

import org.jspecify.annotations.NullMarked;
