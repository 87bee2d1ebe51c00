/** Settings of a process, read once at start and never again. */
@NullMarked
package dev.webstore.platform.configuration;

import org.jspecify.annotations.NullMarked;
