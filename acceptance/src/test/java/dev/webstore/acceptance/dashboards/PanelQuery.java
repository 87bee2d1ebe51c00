package dev.webstore.acceptance.dashboards;

/**
 * What a panel asks.
 *
 * @param source the type of its data source
 * @param text the query, with variables
 */
record PanelQuery(String dashboard, String panel, String source, String text) {

    /** The query as Grafana sends it when everything is chosen. */
    String filledIn(String range, String rateInterval) {
        return text.replace("$__rate_interval", rateInterval)
                .replace("$__range", range)
                .replace("$__auto", rateInterval)
                .replaceAll("\\$(service|country|environment)\\b", ".*")
                .replaceAll("\\$\\w+", "");
    }

    boolean isPromql() {
        return source.equals("prometheus");
    }
}
