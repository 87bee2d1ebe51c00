/** The rules of Prometheus and Loki, the routes of Alertmanager, and the runbooks. */
@NullMarked
package dev.webstore.acceptance.rules;

import org.jspecify.annotations.NullMarked;
