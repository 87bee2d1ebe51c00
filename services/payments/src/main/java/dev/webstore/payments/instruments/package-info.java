/** The instruments of the payments service and what it says about itself on spans. */
@NullMarked
package dev.webstore.payments.instruments;

import org.jspecify.annotations.NullMarked;
