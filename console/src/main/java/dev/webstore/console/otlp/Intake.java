package dev.webstore.console.otlp;

import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.wire.Slice;

/** Takes what the receivers receive. */
@FunctionalInterface
public interface Intake {

    /**
     * Takes an export.
     *
     * @param message OTLP's request message for that signal
     * @throws dev.webstore.console.wire.MalformedMessageException when it is no such message
     */
    Acceptance take(Signal signal, Slice message);
}
