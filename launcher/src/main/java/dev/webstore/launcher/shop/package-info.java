/** What a command can start: the services, the servers they need, and all of them together. */
@NullMarked
package dev.webstore.launcher.shop;

import org.jspecify.annotations.NullMarked;
