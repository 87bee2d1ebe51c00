package dev.webstore.console.wire;

/** Bytes are not the protocol buffers message that they should be. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message is for the sender. */
    public MalformedMessageException(String message) {
        super(message);
    }
}
