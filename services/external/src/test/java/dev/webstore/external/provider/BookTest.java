package dev.webstore.external.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aTornLastLineWasNeverConfirmedAndIsLeftOut() throws Exception {
        try (var book = open(NOW)) {
            book.capture(request("a"));
            book.capture(request("b"));
        }
        Path journal = directory.resolve("book.jsonl");
        Files.writeString(journal, "{\"idempotency_key\":\"c\",\"trans", StandardOpenOption.APPEND);

        try (var book = open(NOW)) {
            assertThat(book.charges()).extracting(Charge::idempotencyKey).containsExactly("a", "b");
            book.capture(request("d"));
        }
        try (var book = open(NOW)) {
            assertThat(book.charges()).extracting(Charge::idempotencyKey).containsExactly("a", "b", "d");
        }
    }

    @Test
    void aDamagedLineInTheMiddleIsNotPassedOver() throws Exception {
        Files.writeString(directory.resolve("book.jsonl"), "{\"idempotency_\n{}\n");

        assertThatThrownBy(() -> open(NOW)).hasMessageContaining("Line 1").hasMessageContaining("damaged");
    }

    @Test
    void aRefundIsOnRecord() {
        try (var book = open(NOW)) {
            book.capture(request("a"));
            book.refund(new RefundRequest("a", Money.ofCents(1999)));
        }
        try (var book = open(NOW)) {
            assertThat(book.charges()).singleElement().matches(Charge::isRefunded);
        }
    }

    @Test
    void chargesAreForgottenAfterADay() {
        try (var book = open(NOW)) {
            book.capture(request("a"));
        }
        try (var book = open(NOW.plus(Duration.ofHours(24)))) {
            assertThat(book.find("a")).isPresent();
        }
        try (var book = open(NOW.plus(Duration.ofHours(24)).plusMillis(1))) {
            assertThat(book.find("a")).isEmpty();
        }
    }

    @Test
    void theLastMomentIsTooLate() {
        try (var book = open(NOW.plus(Duration.ofMinutes(1)))) {
            assertThat(book.capture(request("a"))).isInstanceOf(Capture.TooLate.class);
            assertThat(book.charges()).isEmpty();
        }
    }

    @Test
    void manyAtOnceUnderOneKeyMakeOneCharge() throws Exception {
        try (var book = open(NOW);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Capture> capture = () -> book.capture(request("a"));
            var outcomes = new HashSet<Capture>();
            for (var outcome :
                    threads.invokeAll(Stream.generate(() -> capture).limit(64).toList())) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).hasSize(1);
        }
        assertThat(Files.readAllLines(directory.resolve("book.jsonl"))).hasSize(1);
    }

    private Book open(Instant now) {
        return Book.open(directory, InstantSource.fixed(now));
    }

    private static ChargeRequest request(String key) {
        return new ChargeRequest(
                key, Money.ofCents(1999), "USD", Country.US, "credit_card", NOW.plus(Duration.ofMinutes(1)));
    }
}
