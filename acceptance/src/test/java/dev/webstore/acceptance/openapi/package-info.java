/** What the services say of their interfaces, compared with what they answer. */
@NullMarked
package dev.webstore.acceptance.openapi;

import org.jspecify.annotations.NullMarked;
