/** The shop behind the pages: clients of main-service and promotions-service, and what they answer. */
@NullMarked
package dev.webstore.frontend.shop;

import org.jspecify.annotations.NullMarked;
