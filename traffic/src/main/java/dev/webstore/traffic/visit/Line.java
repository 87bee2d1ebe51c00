package dev.webstore.traffic.visit;

import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.people.Device;
import java.util.Map;

/** One person's connection to the shop: says where and by what they come, and takes the time. */
final class Line {

    private final Site site;
    private final Map<String, String> headers;

    Line(Site site, Device device) {
        this.site = site;
        this.headers = Map.of("User-Agent", device.userAgent(), "X-Forwarded-For", device.address());
    }

    /** Sends a request and waits for the whole answer. */
    Reply send(Kind kind, Ask ask) {
        long begin = System.nanoTime();
        try {
            Answer answer = site.send(ask.with(headers));
            return new Reply(Result.of(kind, answer.status(), System.nanoTime() - begin), answer);
        } catch (RuntimeException e) {
            return new Reply(Result.unanswered(kind, e, System.nanoTime() - begin), Answer.NONE);
        }
    }
}
