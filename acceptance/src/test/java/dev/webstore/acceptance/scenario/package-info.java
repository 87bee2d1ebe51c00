/** Game days in the whole shop, as {@code webstore scenario} runs them. */
@NullMarked
package dev.webstore.acceptance.scenario;

import org.jspecify.annotations.NullMarked;
