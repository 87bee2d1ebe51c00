/** The storefront: pages for people, made from what main-service and promotions-service answer. */
@NullMarked
package dev.webstore.frontend;

import org.jspecify.annotations.NullMarked;
