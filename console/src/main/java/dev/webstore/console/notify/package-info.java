/** Brings notifications to their receivers: webhooks by HTTP, all others on paper only. */
@NullMarked
package dev.webstore.console.notify;

import org.jspecify.annotations.NullMarked;
