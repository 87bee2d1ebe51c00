package dev.webstore.acceptance.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer, byte for byte.
 *
 * @param status the status code; 0 when the connection was closed without an answer
 * @param headers by lower-case name
 */
record RawAnswer(int status, Map<String, String> headers, String body) {

    /** Reads an answer whose end is the end of the connection. */
    static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(0, Map.of(), text);
        }
        String[] head = text.substring(0, end).split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < head.length; i++) {
            String[] parts = head[i].split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new RawAnswer(Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4));
    }

    /** A header, or empty. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
