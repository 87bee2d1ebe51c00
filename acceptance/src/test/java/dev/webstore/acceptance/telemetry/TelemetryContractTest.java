package dev.webstore.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.otlp.Received;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The telemetry contract: what leaves the services during a busy day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryContractTest {

    private BusyDay day;
    private Received received;

    @BeforeAll
    void live() {
        day = BusyDay.live();
        received = day.received();
    }

    @Test
    void dump() {
        for (String service : received.services()) {
            System.out.println("== " + service);
            received.metrics(service)
                    .values()
                    .forEach(metric -> System.out.println(metric.name() + " " + metric.type() + " " + metric.unit()
                            + " n=" + metric.series().size() + " ex="
                            + metric.exemplars().size() + " "
                            + metric.series().getFirst().labels()));
        }
        received.resources().forEach(System.out::println);
        for (String t : java.util.List.of(day.storefrontTrace(), day.apiTrace())) {
            System.out.println("TRACE " + t);
            received.trace(t)
                    .forEach(s -> System.out.println(s.service() + " " + s.kind() + " " + s.name() + " " + s.spanId()
                            + "<" + s.parentId() + " " + s.attributes()));
        }
        received.logs()
                .forEach(l -> System.out.println("LOG " + l.service() + " " + l.severity() + " " + l.body() + " "
                        + l.traceId() + " " + l.spanId() + " " + l.attributes()));
        day.secrets().forEach(s -> {
            if (received.contains(s)) System.out.println("LEAK " + s);
        });
        assertThat(received.services()).isNotEmpty();
    }
}
