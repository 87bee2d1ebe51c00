package dev.webstore.stack.daemon;

import java.util.List;
import java.util.Map;

/**
 * A program as it is to be run in the background.
 *
 * @param name such as {@code prometheus}
 * @param command its command line
 * @param environment added to that of this process
 * @param url where people or other programs find it
 * @param health answers 200 when it is ready
 */
record Daemon(String name, List<String> command, Map<String, String> environment, String url, String health) {}
