package dev.webstore.external.simulation;

import java.time.Duration;

/**
 * What happens to one call.
 *
 * @param delay how long the answer takes
 * @param status 200 when the call is to be served, else the HTTP status code it fails with
 * @param choice picks one of several reasons for the same status; 0 or more
 */
public record Decision(Duration delay, int status, int choice) {

    /** Whether the call fails. */
    public boolean fails() {
        return status != 200;
    }

    /** Whether it fails because of the system, not because of what was asked: 429 or 5xx. */
    public boolean isOutage() {
        return status == 429 || status >= 500;
    }

    /** Waits as long as the answer takes. */
    public void await() throws InterruptedException {
        Thread.sleep(delay);
    }
}
