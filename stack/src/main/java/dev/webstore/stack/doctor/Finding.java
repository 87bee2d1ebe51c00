package dev.webstore.stack.doctor;

/**
 * What was found out about a hop.
 *
 * @param hop its name, such as {@code prometheus}
 * @param state how it is
 * @param detail what arrived, or what did not
 * @param advice what to do; empty when there is nothing to do
 * @param millis how long it took to find out
 */
public record Finding(String hop, State state, String detail, String advice, long millis) {

    /** How a hop is. */
    public enum State {
        OK,
        BROKEN,
        /** It is there, but can get nothing because of another that is broken. */
        UNREACHED,
        /** Not on this machine: neither well nor a fault. */
        ABSENT
    }
}
