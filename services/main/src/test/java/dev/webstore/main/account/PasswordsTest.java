package dev.webstore.main.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final int CROWD = 50;

    @Test
    void knowsAPasswordAgain() {
        var passwords = new Passwords(Duration.ofMinutes(1));
        String hash = passwords.hash("correct horse");

        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("battery staple", hash)).isFalse();
    }

    @Test
    void servesACrowdOneAfterTheOther() throws Exception {
        assertThat(statuses(new Passwords(Duration.ofMinutes(1)))).containsOnly(200);
    }

    @Test
    void sendsAwayWhoWouldWaitTooLong() throws Exception {
        assertThat(statuses(new Passwords(Duration.ZERO))).contains(200, 503).containsOnly(200, 503);
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
