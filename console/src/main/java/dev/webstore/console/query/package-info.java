/** PromQL over the console's store. */
@NullMarked
package dev.webstore.console.query;

import org.jspecify.annotations.NullMarked;
