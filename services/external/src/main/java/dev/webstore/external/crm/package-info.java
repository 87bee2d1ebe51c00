/** The mock customer relationship management system. */
@NullMarked
package dev.webstore.external.crm;

import org.jspecify.annotations.NullMarked;
