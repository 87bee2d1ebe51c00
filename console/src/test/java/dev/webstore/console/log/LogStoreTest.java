package dev.webstore.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.signal.LogRecords;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.testing.Otlp;
import dev.webstore.console.trace.TraceId;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogStoreTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int INFO = 9;
    private static final int ERROR = 17;

    private final LogStore store = new LogStore(new Limits(MEGABYTE, Duration.ofHours(1)), new MutableClock());

    private void add(String service, LogRecord.Builder log) {
        LogRecords.read(Otlp.logs(service, log), store::add);
    }

    @Test
    void findsRecordsByWhatTheySay() {
        add("main-service", Otlp.log(INFO, "Order placed", Otlp.attribute("order_id", "A-1")));
        add(
                "payments-service",
                Otlp.log(INFO, "Charge captured", Otlp.attribute("country", "DE"), Otlp.attribute("attempt", 2))
                        .setTraceId(Otlp.bytes(0, 7))
                        .setSpanId(Otlp.bytes(8)));
        add("payments-service", Otlp.log(ERROR, "Ledger disagrees", Otlp.attribute("order_id", "A-1")));

        assertThat(messages(LogQuery.ALL)).containsExactly("Ledger disagrees", "Charge captured", "Order placed");
        assertThat(messages(query(List.of("CHARGE"), Map.of(), null, Level.TRACE)))
                .containsExactly("Charge captured");
        assertThat(messages(query(List.of("a-1"), Map.of(), null, Level.TRACE)))
                .containsExactly("Ledger disagrees", "Order placed");
        assertThat(messages(query(List.of("a-1", "ledger"), Map.of(), null, Level.TRACE)))
                .containsExactly("Ledger disagrees");
        assertThat(messages(query(List.of("nowhere"), Map.of(), null, Level.TRACE)))
                .isEmpty();
        assertThat(messages(query(List.of(), Map.of("attempt", "2"), null, Level.TRACE)))
                .containsExactly("Charge captured");
        assertThat(messages(query(List.of(), Map.of("logger", "dev.webstore.Test"), "main-service", Level.TRACE)))
                .containsExactly("Order placed");
        assertThat(messages(query(List.of(), Map.of(), null, Level.WARN))).containsExactly("Ledger disagrees");
        assertThat(messages(LogQuery.ofTrace(new TraceId(0, 7)))).containsExactly("Charge captured");

        var found = store.find(LogQuery.ofTrace(new TraceId(0, 7)), 1).getFirst();
        assertThat(found.sequence()).isEqualTo(2);
        assertThat(found.service()).isEqualTo("payments-service");
        assertThat(found.level()).isEqualTo(Level.INFO);
        assertThat(found.time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(found.traceId()).isEqualTo("00000000000000000000000000000007");
        assertThat(found.spanId()).isEqualTo("0000000000000008");
        assertThat(found.attributes()).isEqualTo(Map.of("country", "DE", "attempt", 2L));
    }

    @Test
    void goesOnWhereAReaderWas() {
        for (int i = 1; i <= 5; i++) {
            add("main-service", Otlp.log(INFO, "Line " + i));
        }

        assertThat(store.after(2, LogQuery.ALL, 2))
                .extracting(log -> log.message())
                .containsExactly("Line 3", "Line 4");
        assertThat(store.after(5, LogQuery.ALL, 2)).isEmpty();
        assertThat(store.lastSequence()).isEqualTo(5);
    }

    @Test
    void countsOverTime() {
        long begin = 1_000_000_000L;
        for (int i = 0; i < 10; i++) {
            add("main-service", Otlp.log(i == 9 ? ERROR : INFO, "Line").setTimeUnixNano(begin + i * 1_000_000_000L));
        }
        var query = new LogQuery(
                List.of(), Map.of(), null, Level.TRACE, null, Instant.ofEpochSecond(1), Instant.ofEpochSecond(11));

        LogHistogram histogram = store.histogram(query, 5);

        assertThat(histogram.width()).isEqualTo(Duration.ofSeconds(2));
        assertThat(histogram.counts())
                .isEqualTo(Map.of(
                        Level.INFO, List.of(2L, 2L, 2L, 2L, 1L),
                        Level.ERROR, List.of(0L, 0L, 0L, 0L, 1L)));
    }

    @Test
    void staysWithinItsBytes() {
        int records = 60_000;
        for (int i = 1; i <= records; i++) {
            add("main-service", Otlp.log(INFO, "Order placed", Otlp.attribute("order_id", "order-" + i)));
            assertThat(store.occupancy().bytes()).isLessThanOrEqualTo(MEGABYTE);
        }

        var occupancy = store.occupancy();
        assertThat(occupancy.records()).isBetween(3000L, (long) records);
        assertThat(occupancy.evictedForSpace()).isEqualTo(records - occupancy.records());
        assertThat(store.find(LogQuery.ALL, records)).hasSize((int) occupancy.records());
    }

    private List<String> messages(LogQuery query) {
        return store.find(query, 10).stream().map(log -> log.message()).toList();
    }

    private static LogQuery query(
            List<String> terms, Map<String, String> fields, @Nullable String service, Level level) {
        return new LogQuery(terms, fields, service, level, null, Instant.EPOCH, Instant.MAX);
    }
}
