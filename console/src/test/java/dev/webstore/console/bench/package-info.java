/** Measurements that are made by hand. */
@NullMarked
package dev.webstore.console.bench;

import org.jspecify.annotations.NullMarked;
