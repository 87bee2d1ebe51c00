/** One HTTP/1.1 client for everything that uses the shop from outside. */
@NullMarked
package dev.webstore.traffic.http;

import org.jspecify.annotations.NullMarked;
