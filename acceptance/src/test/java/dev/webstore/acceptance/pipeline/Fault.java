package dev.webstore.acceptance.pipeline;

import java.util.List;

/**
 * Something that goes wrong.
 *
 * @param text what, for the table
 * @param cause makes it go wrong
 * @param repair puts it right again
 * @param alerts who should tell of it
 */
record Fault(String text, Runnable cause, Runnable repair, List<Alert> alerts) {

    /** A fault of which these alerts tell. */
    static Fault of(String text, Runnable cause, Runnable repair, Alert... alerts) {
        return new Fault(text, cause, repair, List.of(alerts));
    }
}
