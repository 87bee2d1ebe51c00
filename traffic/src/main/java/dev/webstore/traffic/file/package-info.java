/** Reading YAML files that people write, with errors that name line and field. */
@NullMarked
package dev.webstore.traffic.file;

import org.jspecify.annotations.NullMarked;
