/** Campaigns: offers to everybody whose order meets their conditions. */
@NullMarked
package dev.webstore.promotions.campaign;

import org.jspecify.annotations.NullMarked;
