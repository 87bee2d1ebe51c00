/** Gets the programs: from the PATH, the cache, Debian's packages, or built from Go modules. */
@NullMarked
package dev.webstore.stack.install;

import org.jspecify.annotations.NullMarked;
