/** Answers the queries of panels and pages from what the console keeps. */
@NullMarked
package dev.webstore.console.answer;

import org.jspecify.annotations.NullMarked;
