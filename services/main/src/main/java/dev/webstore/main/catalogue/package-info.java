/** What is for sale. */
@NullMarked
package dev.webstore.main.catalogue;

import org.jspecify.annotations.NullMarked;
