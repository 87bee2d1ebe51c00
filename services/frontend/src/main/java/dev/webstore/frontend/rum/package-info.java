/** Real user monitoring: what browsers measured, turned into OpenTelemetry. */
@NullMarked
package dev.webstore.frontend.rum;

import org.jspecify.annotations.NullMarked;
