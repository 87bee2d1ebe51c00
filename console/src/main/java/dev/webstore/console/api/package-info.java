/** The console's HTTP interfaces, as JSON. */
@NullMarked
package dev.webstore.console.api;

import org.jspecify.annotations.NullMarked;
