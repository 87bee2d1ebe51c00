package dev.webstore.console.files;

/** A file is not what its reader can work with; the message names the file and, where known, the line. */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault in the whole file. */
    public FileException(String file, String message) {
        super(file + ": " + message);
    }

    /** A fault at a line, counted from 1. */
    public FileException(String file, int line, String message) {
        super("%s:%d: %s".formatted(file, line, message));
    }
}
