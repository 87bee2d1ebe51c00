@NullMarked
package dev.webstore.stack.configuration;

import org.jspecify.annotations.NullMarked;
