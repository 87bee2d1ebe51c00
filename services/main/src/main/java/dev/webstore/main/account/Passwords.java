package dev.webstore.main.account;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes passwords with Argon2id at the parameters OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two
 * passes, one lane.
 */
final class Passwords {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int AT_ONCE = 2;

    /** Each hash takes 19 MiB of heap and a core: a burst of sign-ins must queue, not exhaust either. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * Threads of the operating system, which takes turns between them and the rest: a virtual thread keeps its core until the
     * hash is done, and as many as there are cores would stop all that the service does.
     */
    private final ExecutorService threads = threads();

    private final Duration patience;

    /** What an unknown e-mail is checked against, so that the answer takes as long as for a known one. */
    private final String nobody;

    /** @param patience for how long one waits for a turn; a queue without end would serve only those who have left */
    Passwords(Duration patience) {
        this.patience = patience;
        this.nobody = hash("nobody has this password");
    }

    /** @throws ProblemException 503 when too many others come first; so below */
    String hash(String password) {
        return inTurn(() -> {
            Hash hash = Password.hash(password).addRandomSalt(16).with(ARGON2);
            return hash.getResult();
        });
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(password, hash).with(ARGON2));
    }

    void pretendToMatch(String password) {
        matches(password, nobody);
    }

    private <T> T inTurn(Callable<T> work) {
        boolean itsTurn = false;
        try {
            itsTurn = turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (!itsTurn) {
                throw busy();
            }
            return threads.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password cannot be hashed", e.getCause());
        } finally {
            if (itsTurn) {
                turns.release();
            }
        }
    }

    private static ExecutorService threads() {
        var pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("password-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of(503, "Service unavailable", "Too many people sign in or up at this moment; try again soon"),
                Map.of("Retry-After", "5"));
    }
}
