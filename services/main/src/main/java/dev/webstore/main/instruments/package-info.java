/** All instruments of the main service, in one place. */
@NullMarked
package dev.webstore.main.instruments;

import org.jspecify.annotations.NullMarked;
