package dev.webstore.platform.market;

/** The countries WebStore sells in. */
public enum Country {
    US("United States"),
    UK("United Kingdom"),
    DE("Germany"),
    FR("France"),
    JP("Japan"),
    BR("Brazil"),
    IN("India");

    private final String label;

    Country(String label) {
        this.label = label;
    }

    /** The English name, for people. */
    public String label() {
        return label;
    }
}
