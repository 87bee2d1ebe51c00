package dev.webstore.frontend.page;

/** Decides what a visitor gets to see. */
@FunctionalInterface
interface PageHandler {

    /** The answer to a visit; a {@link dev.webstore.platform.problem.ProblemException} becomes an error page. */
    Answer answer(Visit visit);
}
