/** Feature flags, read through OpenFeature. */
@NullMarked
package dev.webstore.platform.flag;

import org.jspecify.annotations.NullMarked;
