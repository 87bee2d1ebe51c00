package dev.webstore.platform.profiling;

/**
 * What is sent of one service and kind.
 *
 * @param pprof as pprof's format has it, gzipped, in Base64
 */
record Profile(String service, ProfileKind kind, String pprof) {}
