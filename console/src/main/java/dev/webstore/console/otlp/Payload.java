package dev.webstore.console.otlp;

import dev.webstore.console.otlp.Refusal.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads what was sent, and never more than the limits allow. */
final class Payload {

    /** The most bytes of a message as it is sent; gRPC's own default. */
    static final int MAX_SENT = 4 * 1024 * 1024;

    /** The most bytes of a message when it is decompressed. */
    static final int MAX_DECOMPRESSED = 16 * 1024 * 1024;

    private Payload() {}

    /** All bytes that are sent. */
    static byte[] read(InputStream in) {
        return read(in, MAX_SENT, "The message");
    }

    /** The first {@code length} bytes that are sent. */
    static byte[] read(InputStream in, int length) {
        try {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IOException | RuntimeException e) {
            // Whatever the server throws here is about what the client did not send.
        }
        throw new Refusal(Reason.MALFORMED, "The message does not arrive whole");
    }

    /**
     * Undoes a content encoding.
     *
     * @param encoding {@code identity} or {@code gzip}
     */
    static byte[] decode(byte[] sent, String encoding) {
        return switch (encoding) {
            case "identity" -> sent;
            case "gzip" -> gunzip(sent);
            default -> throw new Refusal(Reason.UNSUPPORTED, "Of encodings only gzip is understood here");
        };
    }

    private static byte[] gunzip(byte[] sent) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return read(in, MAX_DECOMPRESSED, "The decompressed message");
        } catch (IOException e) {
            throw new Refusal(Reason.MALFORMED, "The message is not what gzip makes");
        }
    }

    private static byte[] read(InputStream in, int max, String what) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(max + 1);
        } catch (IOException | RuntimeException e) {
            throw new Refusal(Reason.MALFORMED, what + " does not arrive whole");
        }
        if (bytes.length > max) {
            throw new Refusal(Reason.TOO_LARGE, "%s is larger than %d MiB".formatted(what, max >> 20));
        }
        return bytes;
    }
}
