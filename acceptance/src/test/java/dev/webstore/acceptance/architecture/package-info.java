/** The structure of the code, held to what docs/architecture.md says of it. */
@NullMarked
package dev.webstore.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
