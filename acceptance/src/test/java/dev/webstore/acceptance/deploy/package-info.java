/** What the system is deployed by: the image and the Compose file. */
@NullMarked
package dev.webstore.acceptance.deploy;

import org.jspecify.annotations.NullMarked;
