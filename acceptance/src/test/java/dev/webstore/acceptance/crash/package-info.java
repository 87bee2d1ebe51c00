/** The kill test: nine processes, shoppers, {@code kill -9}, and three books that must agree in the end. */
@NullMarked
package dev.webstore.acceptance.crash;

import org.jspecify.annotations.NullMarked;
