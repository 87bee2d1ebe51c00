/** What can be made to go wrong by feature flags. */
@NullMarked
package dev.webstore.promotions.flag;

import org.jspecify.annotations.NullMarked;
