/** The query language of Prometheus: parser, evaluation and the interface to the samples it reads. */
@NullMarked
package dev.webstore.promql;

import org.jspecify.annotations.NullMarked;
