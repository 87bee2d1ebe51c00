package dev.webstore.traffic.visit;

import dev.webstore.platform.money.Money;

/**
 * What came of one thing somebody did.
 *
 * @param kind what they did
 * @param verdict what they think of it
 * @param reason the status, such as {@code 503}, or the kind of error where no answer came; few distinct values
 * @param nanos from asking to having the whole answer
 * @param paid what they paid; zero unless they bought something
 */
public record Result(Kind kind, Verdict verdict, String reason, long nanos, Money paid) {

    static Result of(Kind kind, int status, long nanos) {
        return new Result(kind, Verdict.of(status), Integer.toString(status), nanos, Money.ZERO);
    }

    static Result unanswered(Kind kind, RuntimeException why, long nanos) {
        return new Result(kind, Verdict.FAILED, why.getClass().getSimpleName(), nanos, Money.ZERO);
    }

    /** The same, judged by more than its status. */
    Result judged(Verdict better, String why) {
        return new Result(kind, better, why, nanos, paid);
    }

    /** The same, with something bought. */
    Result paying(Money total) {
        return new Result(kind, verdict, reason, nanos, total);
    }

    /** The same, with what went before it counted in. */
    Result after(long earlierNanos) {
        return new Result(kind, verdict, reason, earlierNanos + nanos, paid);
    }

    /** Whether it worked. */
    public boolean isDone() {
        return verdict == Verdict.DONE;
    }
}
