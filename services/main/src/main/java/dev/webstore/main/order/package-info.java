/** What somebody has bought, or tried to. */
@NullMarked
package dev.webstore.main.order;

import org.jspecify.annotations.NullMarked;
