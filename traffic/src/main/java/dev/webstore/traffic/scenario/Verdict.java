package dev.webstore.traffic.scenario;

/**
 * An expectation and what came of it.
 *
 * @param expectation in words
 * @param met whether it was met
 * @param evidence what was seen
 */
record Verdict(String expectation, boolean met, String evidence) {}
