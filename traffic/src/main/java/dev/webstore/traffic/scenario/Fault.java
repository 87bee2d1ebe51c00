package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.util.Locale;

/** Something that is broken on purpose. */
sealed interface Fault {

    /** In words. */
    String text();

    /**
     * A third party behaves differently, or a service of ours by its feature flags, by its {@code /control}.
     *
     * @param system which
     * @param behaviour what changes, as {@code PATCH /control} takes it
     */
    record Control(ServiceName system, Object behaviour) implements Fault {

        @Override
        public String text() {
            return "%s behaves like %s".formatted(system.text(), Json.text(behaviour));
        }
    }

    /**
     * Somebody means ill.
     *
     * @param kind what they do
     * @param rate how often a second
     */
    record Attack(Kind kind, double rate) implements Fault {

        /** What somebody may do. */
        enum Kind {
            /** Tries passwords of other people's accounts, from many addresses. */
            CREDENTIAL_STUFFING,
            /** Looks for addresses that should not be there. */
            ENDPOINT_SCANNING,
            /** Asks for its cart again and again, without a pause. */
            RETRY_STORM;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public String text() {
            return "%s, %s times a second".formatted(kind.toString().replace('_', ' '), rate);
        }
    }

    /**
     * Other people come than before.
     *
     * @param shape who
     */
    record Visitors(Scenario.CrowdShape shape) implements Fault {

        @Override
        public String text() {
            return "%s visitors a second, of a hundred of whom browse, abandon a cart and buy: %s"
                    .formatted(shape.rate(), shape.mix());
        }
    }

    /** Nobody comes any more. */
    record Silence() implements Fault {

        @Override
        public String text() {
            return "nobody comes any more";
        }
    }

    /**
     * A process dies by {@code kill -9}; it is started again as it was at the end.
     *
     * @param process of which service, or {@link Venue#COLLECTOR}
     */
    record Kill(String process) implements Fault {

        @Override
        public String text() {
            return process + " is killed";
        }
    }
}
