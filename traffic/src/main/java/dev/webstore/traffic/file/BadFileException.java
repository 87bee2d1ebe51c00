package dev.webstore.traffic.file;

import java.util.List;

/** A file cannot be used; the message has a line for each thing that is wrong with it. */
public final class BadFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public BadFileException(List<String> errors) {
        super(String.join("\n", errors));
    }
}
