/** Prometheus's recording and alerting rules: read from its files, evaluated on schedule. */
@NullMarked
package dev.webstore.console.rule;

import org.jspecify.annotations.NullMarked;
