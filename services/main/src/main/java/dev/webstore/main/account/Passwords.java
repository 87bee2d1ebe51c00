package dev.webstore.main.account;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with Argon2id at the parameters OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two
 * passes, one lane.
 */
final class Passwords {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    /** Each hash takes 19 MiB of heap and a core: a burst of sign-ins must queue, not exhaust either. */
    private final Semaphore atOnce = new Semaphore(2);

    /** What an unknown e-mail is checked against, so that the answer takes as long as for a known one. */
    private final String nobody = hash("nobody has this password");

    String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            Hash hash = Password.hash(password).addRandomSalt(16).with(ARGON2);
            return hash.getResult();
        } finally {
            atOnce.release();
        }
    }

    boolean matches(String password, String hash) {
        atOnce.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(ARGON2);
        } finally {
            atOnce.release();
        }
    }

    void pretendToMatch(String password) {
        matches(password, nobody);
    }
}
