package dev.webstore.console.files;

/**
 * A file that was read.
 *
 * @param name its path below {@code observability/}, with slashes
 * @param text its content
 */
public record TextFile(String name, String text) {

    /** The name without folders and extension. */
    public String stem() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? last : last.substring(0, dot);
    }
}
