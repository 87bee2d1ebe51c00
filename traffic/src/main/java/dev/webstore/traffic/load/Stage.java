package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of a load test. */
sealed interface Stage {

    /** In a few words, for reports. */
    String title();

    /** One rate, or one that changes evenly. */
    record Steady(String kind, Schedule schedule) implements Stage {

        @Override
        public String title() {
            String rate = schedule.from() == schedule.to()
                    ? number(schedule.to())
                    : number(schedule.from()) + " to " + number(schedule.to());
            return "%s %s/s for %d s".formatted(kind, rate, schedule.duration().toSeconds());
        }
    }

    /**
     * Higher and higher rates until the thresholds no longer hold.
     *
     * @param from the first rate
     * @param to the last one to try
     * @param step by how much each is higher than the one before
     * @param every how long each is tried
     */
    record Breakpoint(double from, double to, double step, Duration every) implements Stage {

        @Override
        public String title() {
            return "breakpoint from %s/s by %s/s".formatted(number(from), number(step));
        }

        /** What is tried, in order. */
        List<Steady> tries() {
            var tries = new ArrayList<Steady>();
            // By number and not by sum, so that small errors do not add up.
            for (int i = 0; from + i * step <= to + 1e-9; i++) {
                tries.add(new Steady("try", Schedule.constant(from + i * step, every)));
            }
            return tries;
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
