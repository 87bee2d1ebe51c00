package dev.webstore.main.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final int CROWD = 50;
    private static final Configuration USUAL = Configuration.of(Map.of());
    private static final Configuration CHEAP = Configuration.of(Map.of("WEBSTORE_PASSWORD_MEMORY", "64"));

    @Test
    void knowsAPasswordAgain() {
        var passwords = new Passwords(USUAL, Duration.ofMinutes(1));
        String hash = passwords.hash("correct horse");

        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("battery staple", hash)).isFalse();
    }

    @Test
    void knowsAPasswordAgainThatWasHashedAtAnotherPrice() {
        String cheap = new Passwords(CHEAP, Duration.ofMinutes(1)).hash("correct horse");

        assertThat(cheap).contains("m=64,t=2,p=1");
        assertThat(new Passwords(USUAL, Duration.ofMinutes(1)).matches("correct horse", cheap))
                .isTrue();
    }

    @Test
    void doesNotHashAtALowPriceInProduction() {
        var production = Configuration.of(Map.of("WEBSTORE_PASSWORD_MEMORY", "64", "WEBSTORE_ENV", "production"));

        assertThatThrownBy(() -> new Passwords(production, Duration.ofMinutes(1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("WEBSTORE_PASSWORD_MEMORY");
    }

    @Test
    void servesACrowdOneAfterTheOther() throws Exception {
        assertThat(statuses(new Passwords(USUAL, Duration.ofMinutes(1)))).containsOnly(200);
    }

    @Test
    void sendsAwayWhoWouldWaitTooLong() throws Exception {
        assertThat(statuses(new Passwords(USUAL, Duration.ZERO)))
                .contains(200, 503)
                .containsOnly(200, 503);
    }

    /** 200 for each who got a hash, else the status of the answer. */
    private static List<Integer> statuses(Passwords passwords) throws Exception {
        var all = new CountDownLatch(CROWD);
        List<Future<Integer>> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = IntStream.range(0, CROWD)
                    .mapToObj(_ -> threads.submit(() -> {
                        all.countDown();
                        all.await();
                        return status(passwords);
                    }))
                    .toList();
        }
        return statuses.stream().map(Future::resultNow).toList();
    }

    private static int status(Passwords passwords) {
        try {
            passwords.hash("a password");
            return 200;
        } catch (ProblemException e) {
            return e.problem().status();
        }
    }
}
