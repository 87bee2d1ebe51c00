package dev.webstore.main.account;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.webstore.platform.configuration.Configuration;
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
 * passes, one lane. Whoever tests with many people may have less, but not in production.
 */
final class Passwords {

    private static final int RECOMMENDED_KIB = 19 * 1024;
    private static final int LEAST_KIB = 64;
    private static final int MOST_KIB = 64 * 1024;
    private static final int AT_ONCE = 2;

    /** Each hash takes 19 MiB of heap and a core: a burst of sign-ins must queue, not exhaust either. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * Threads of the operating system, which takes turns between them and the rest: a virtual thread keeps its core until the
     * hash is done, and as many as there are cores would stop all that the service does.
     */
    private final ExecutorService threads = threads();

    private final Argon2Function function;
    private final Duration patience;

    /** What an unknown e-mail is checked against, so that the answer takes as long as for a known one. */
    private final String nobody;

    /**
     * @param configuration names the memory that a hash takes
     * @param patience for how long one waits for a turn; a queue without end would serve only those who have left
     */
    Passwords(Configuration configuration, Duration patience) {
        int memory = configuration.integer(
                "WEBSTORE_PASSWORD_MEMORY",
                RECOMMENDED_KIB,
                configuration.production() ? RECOMMENDED_KIB : LEAST_KIB,
                MOST_KIB);
        this.function = Argon2Function.getInstance(memory, 2, 1, 32, Argon2.ID);
        this.patience = patience;
        this.nobody = hash("nobody has this password");
    }

    /** @throws ProblemException 503 when too many others come first; so below */
    String hash(String password) {
        return inTurn(() -> {
            Hash hash = Password.hash(password).addRandomSalt(16).with(function);
            return hash.getResult();
        });
    }

    /** Hashes made with other parameters stay good: each tells its own. */
    boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
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
