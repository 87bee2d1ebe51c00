/** The connection to Redis: plain, Sentinel or Cluster. */
@NullMarked
package dev.webstore.main.redis;

import org.jspecify.annotations.NullMarked;
