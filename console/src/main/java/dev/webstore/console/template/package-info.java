/** The part of Go's template language that alerting rules use in labels and annotations. */
@NullMarked
package dev.webstore.console.template;

import org.jspecify.annotations.NullMarked;
