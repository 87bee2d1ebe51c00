package dev.webstore.traffic.visit;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody thinks of what they got. */
public enum Verdict {
    /** It worked. */
    DONE("done"),
    /** The shop understood and said no for a reason of theirs: a mistyped password, too little on stock. */
    REFUSED("refused"),
    /** The payment was declined. */
    DECLINED("declined"),
    /** They were faster than the shop allows. */
    LIMITED("limited"),
    /** The shop could not do it: an answer of 500 or more, one that makes no sense, or none. */
    FAILED("failed");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** What an answer of this status means, where 200 to 399 is what was hoped for. */
    static Verdict of(int status) {
        return switch (status) {
            case 402 -> DECLINED;
            case 401, 404, 409, 422 -> REFUSED;
            case 429 -> LIMITED;
            default -> status >= 200 && status < 400 ? DONE : FAILED;
        };
    }

    /** The name in reports. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
