package dev.webstore.platform.profiling;

/**
 * For whom a thread worked.
 *
 * @param service its name
 * @param spanId 16 hexadecimal digits, or empty outside a span
 */
record Owner(String service, String spanId) {}
