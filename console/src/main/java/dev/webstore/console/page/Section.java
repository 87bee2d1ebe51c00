package dev.webstore.console.page;

/** What the menu offers. */
public enum Section {
    OVERVIEW("Overview", "/"),
    DASHBOARDS("Dashboards", "/dashboards"),
    METRICS("Metrics", "/explore"),
    TRACES("Traces", "/traces"),
    LOGS("Logs", "/logs"),
    ALERTS("Alerts", "/alerts"),
    SLOS("SLOs", "/slos"),
    PIPELINE("Pipeline", "/pipeline");

    private final String text;
    private final String path;

    Section(String text, String path) {
        this.text = text;
        this.path = path;
    }

    /** Its name for people. */
    public String text() {
        return text;
    }

    /** The address of its page. */
    public String path() {
        return path;
    }
}
