/** Records as columns and bytes, so that a few hundred of them fit where one object tree would. */
@NullMarked
package dev.webstore.console.compact;

import org.jspecify.annotations.NullMarked;
