package dev.webstore.traffic.floor;

import java.nio.charset.StandardCharsets;

/** Bodies that say nothing, but are as long as real ones. */
final class Filler {

    private Filler() {}

    /** A JSON document of {@code bytes}, at least 9. */
    static byte[] json(int bytes) {
        return ("{\"x\":\"" + "x".repeat(bytes - 9) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    }
}
