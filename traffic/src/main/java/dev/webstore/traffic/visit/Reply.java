package dev.webstore.traffic.visit;

import dev.webstore.traffic.http.Answer;

/**
 * An answer and what it means.
 *
 * @param result what came of asking
 * @param answer what was answered, {@link Answer#NONE} for nothing
 */
record Reply(Result result, Answer answer) {}
