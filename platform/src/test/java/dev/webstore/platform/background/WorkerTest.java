package dev.webstore.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

class WorkerTest {

    private static final Duration FOREVER = Duration.ofDays(1);

    @Test
    void worksOnWithoutRestWhileThereIsMore() throws Exception {
        var rounds = new CountDownLatch(100);
        try (var worker = Worker.start("test", FOREVER, NOPLogger.NOP_LOGGER, () -> {
            rounds.countDown();
            return rounds.getCount() > 0;
        })) {
            assertThat(worker).isNotNull();
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void wakesFromItsRest() throws Exception {
        var rounds = new CountDownLatch(2);
        try (var worker = Worker.start("test", FOREVER, NOPLogger.NOP_LOGGER, () -> {
            rounds.countDown();
            return false;
        })) {
            worker.wake();
            // The first round may have been under way when it was woken; then the next one follows at once.
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void saysWhetherItRestedWhenWoken() throws Exception {
        var started = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var worker = Worker.start("test", FOREVER, NOPLogger.NOP_LOGGER, () -> {
            started.countDown();
            mayEnd.await();
            return false;
        })) {
            started.await();
            assertThat(worker.wake()).isFalse();
            mayEnd.countDown();
            while (!worker.wake()) {
                Thread.sleep(1);
            }
        }
    }

    @Test
    void survivesAFailedRound() throws Exception {
        var rounds = new CountDownLatch(3);
        try (var worker = Worker.start("test", Duration.ofMillis(1), NOPLogger.NOP_LOGGER, () -> {
            rounds.countDown();
            throw new IllegalStateException("on purpose");
        })) {
            assertThat(worker).isNotNull();
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void finishesItsRoundBeforeItStops() throws Exception {
        var started = new CountDownLatch(1);
        var finished = new AtomicInteger();
        var worker = Worker.start("test", FOREVER, NOPLogger.NOP_LOGGER, () -> {
            started.countDown();
            Thread.sleep(50);
            finished.incrementAndGet();
            return false;
        });
        started.await();
        worker.close();
        assertThat(finished).hasValue(1);
    }
}
