package dev.webstore.traffic.load;

/** Text in HTML. */
final class Html {

    private Html() {}

    /** A text as it may stand in an element or an attribute. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
