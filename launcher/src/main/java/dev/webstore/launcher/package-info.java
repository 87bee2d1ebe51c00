/** The command line. */
@NullMarked
package dev.webstore.launcher;

import org.jspecify.annotations.NullMarked;
