/** Prometheus's language for tests of the query language: reads it, and runs it against our engine. */
@NullMarked
package dev.webstore.promql.testlanguage;

import org.jspecify.annotations.NullMarked;
