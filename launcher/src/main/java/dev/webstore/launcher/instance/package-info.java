/** A data directory and the process that runs from it. */
@NullMarked
package dev.webstore.launcher.instance;

import org.jspecify.annotations.NullMarked;
