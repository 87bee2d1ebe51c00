/** The alerts of the shop: rules, routing and notifications working together, and what people want to know of them. */
@NullMarked
package dev.webstore.console.alert;

import org.jspecify.annotations.NullMarked;
