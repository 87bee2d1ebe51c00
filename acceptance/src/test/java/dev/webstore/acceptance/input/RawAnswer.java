package dev.webstore.acceptance.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** Reads the first answer on a connection that was closed afterwards. */
    static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(0, Map.of(), text);
        }
        List<String> head = text.substring(0, end).lines().toList();
        var headers = new TreeMap<String, String>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int start = end + 4;
        int length = Integer.parseInt(headers.getOrDefault("content-length", Integer.toString(bytes.length - start)));
        return new RawAnswer(
                Integer.parseInt(head.getFirst().substring(9, 12)),
                headers,
                new String(bytes, start, Math.min(length, bytes.length - start), StandardCharsets.UTF_8));
    }

    /** A header, or empty. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
