/** Runs promtool's unit tests of rules against our own rules and query engines. */
@NullMarked
package dev.webstore.console.promtool;

import org.jspecify.annotations.NullMarked;
