/** What the shop tells of itself, and what it does when nobody listens. */
@NullMarked
package dev.webstore.acceptance.telemetry;

import org.jspecify.annotations.NullMarked;
