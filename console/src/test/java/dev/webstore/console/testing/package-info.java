/** What several tests of the console send and look at. */
@NullMarked
package dev.webstore.console.testing;

import org.jspecify.annotations.NullMarked;
