package dev.webstore.external.simulation;

import java.util.List;

/**
 * How often calls fail, and with what.
 *
 * @param failureRate the share of calls that fail, from 0 to 1
 * @param codes the HTTP status codes they fail with, each as likely as the others; not empty unless the rate is 0
 */
public record Failures(double failureRate, List<Integer> codes) {

    /** No failures. */
    public static final Failures NONE = new Failures(0, List.of());

    /** Failures at {@code rate} with {@code codes}. */
    public static Failures of(double rate, Integer... codes) {
        return new Failures(rate, List.of(codes));
    }
}
