/** Work that must happen after an order is settled, kept in the same transaction. */
@NullMarked
package dev.webstore.main.outbox;

import org.jspecify.annotations.NullMarked;
