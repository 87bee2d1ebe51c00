package dev.webstore.stack.doctor;

/** Something is not as it should be. */
final class Symptom extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String seen;

    Symptom(String seen) {
        super(seen);
        this.seen = seen;
    }

    /** What was seen. */
    String seen() {
        return seen;
    }
}
