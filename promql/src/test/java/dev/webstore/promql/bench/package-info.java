/** What queries cost, by JMH. */
@NullMarked
package dev.webstore.promql.bench;

import org.jspecify.annotations.NullMarked;
