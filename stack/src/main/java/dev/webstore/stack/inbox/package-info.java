/** Takes what Alertmanager's webhook sends, so that alerts arrive somewhere from the first start. */
@NullMarked
package dev.webstore.stack.inbox;

import org.jspecify.annotations.NullMarked;
