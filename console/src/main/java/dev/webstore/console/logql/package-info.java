/** As much of Loki's query language as dashboards need: streams, filters, counts over time and their sums. */
@NullMarked
package dev.webstore.console.logql;

import org.jspecify.annotations.NullMarked;
