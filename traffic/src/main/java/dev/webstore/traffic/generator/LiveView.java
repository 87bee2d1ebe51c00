package dev.webstore.traffic.generator;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Shows how things stand: a picture that is redrawn each second, or a line each ten seconds. */
final class LiveView {

    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final Duration LINE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean redraws;
    private int shown;

    /**
     * A view that writes to {@code out}.
     *
     * @param redraws whether it is a terminal and understands escape sequences
     */
    LiveView(PrintWriter out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    /** How often it wants to be told. */
    Duration interval() {
        return redraws ? REDRAW : LINE;
    }

    /** Shows how things stand. */
    void show(Snapshot now) {
        if (redraws) {
            erase();
            List<String> lines = Figures.live(now);
            lines.forEach(out::println);
            shown = lines.size();
        } else {
            out.println(Figures.line(now));
        }
        out.flush();
    }

    /** Shows how it ended. */
    void end(Snapshot end) {
        erase();
        Figures.summary(end).forEach(out::println);
        out.flush();
    }

    /** By escape sequences of ECMA-48: up to the start of the first line shown, and erase from there to the end. */
    private void erase() {
        if (shown > 0) {
            out.print("\033[%dF\033[J".formatted(shown));
            shown = 0;
        }
    }
}
