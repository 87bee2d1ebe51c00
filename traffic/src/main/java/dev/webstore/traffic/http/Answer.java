package dev.webstore.traffic.http;

import java.util.List;

/**
 * An answer that was read to its end.
 *
 * @param status its status
 * @param body its text, empty when there is none
 * @param location where a redirect leads, else empty
 * @param cookies the values of its {@code Set-Cookie} headers
 */
public record Answer(int status, String body, String location, List<String> cookies) {

    /** Stands for no answer; its status is 0. */
    public static final Answer NONE = new Answer(0, "", "", List.of());
}
