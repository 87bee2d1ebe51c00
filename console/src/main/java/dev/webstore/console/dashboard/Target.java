package dev.webstore.console.dashboard;

/**
 * What a panel asks.
 *
 * @param refId names the answer within the panel
 * @param source which language it is in
 * @param expression the query, with variables
 * @param legend how to call each series, with labels as {@code {{label}}}; "" for all its labels
 * @param instant whether only the value now is wanted
 * @param hidden whether it is asked at all
 */
public record Target(String refId, Source source, String expression, String legend, boolean instant, boolean hidden) {

    /** Who answers. */
    public enum Source {
        PROMETHEUS,
        LOKI,
        OTHER
    }
}
