/** Log records by arrival, the oldest out first. */
@NullMarked
package dev.webstore.console.log;

import org.jspecify.annotations.NullMarked;
