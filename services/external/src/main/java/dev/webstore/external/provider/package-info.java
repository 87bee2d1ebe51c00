/** The mock payment provider and its book of charges. */
@NullMarked
package dev.webstore.external.provider;

import org.jspecify.annotations.NullMarked;
