/** What a shopper does over the shop's public HTTP interface. */
@NullMarked
package dev.webstore.traffic.journey;

import org.jspecify.annotations.NullMarked;
