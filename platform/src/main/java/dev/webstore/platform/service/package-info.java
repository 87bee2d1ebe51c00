/** What a service is to the launcher: a name, a port, a start and a stop. */
@NullMarked
package dev.webstore.platform.service;

import org.jspecify.annotations.NullMarked;
