/** The files of {@code observability/} that the console shares with the real backends. */
@NullMarked
package dev.webstore.console.files;

import org.jspecify.annotations.NullMarked;
