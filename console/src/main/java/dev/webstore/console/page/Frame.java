package dev.webstore.console.page;

import dev.webstore.console.api.TimeRange;
import dev.webstore.console.dashboard.Window;
import dev.webstore.platform.http.Assets;
import dev.webstore.platform.http.Requests;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages have in common.
 *
 * @param title the title
 * @param section where it is in the menu, if it is there
 * @param range the time it looks at
 * @param from the begin of that time, as it is in the address
 * @param to the end of that time, as it is in the address
 * @param refresh after how many seconds to look again; 0 for never
 * @param firing how many alerts fire
 * @param others the rest of the address's query, for forms that change one part of it
 * @param assets addresses of style sheet and scripts
 */
public record Frame(
        String title,
        @Nullable Section section,
        TimeRange range,
        String from,
        String to,
        int refresh,
        int firing,
        List<Parameter> others,
        Assets assets) {

    /** What the choice of times offers. */
    public static final List<String> TIMES = List.of("now-5m", "now-15m", "now-30m", "now-1h", "now-2h");

    /** What the choice of refreshing offers, in seconds. */
    public static final List<Integer> REFRESHES = List.of(0, 2, 5, 10, 30);

    private static final int USUAL_REFRESH = 10;
    private static final int POINTS = 240;

    /** A parameter of the address. */
    public record Parameter(String name, String value) {}

    /**
     * Reads off a request what the address says about time.
     *
     * @param usual the time to look at when it says nothing, such as {@code now-15m}
     * @throws dev.webstore.platform.problem.ProblemException 400 when it says something that cannot be
     */
    static Frame of(
            ServerRequest request,
            String title,
            Section section,
            String usual,
            Instant now,
            int firing,
            Assets assets) {
        List<Parameter> others = new ArrayList<>();
        for (String name : request.query().names()) {
            if (!List.of("from", "to", "refresh").contains(name)) {
                request.query().all(name).forEach(value -> others.add(new Parameter(name, value)));
            }
        }
        return new Frame(
                title,
                section,
                TimeRange.of(request, now, Duration.parse("PT" + usual.substring("now-".length()))),
                Requests.query(request, "from", 40).orElse(usual),
                Requests.query(request, "to", 40).orElse("now"),
                Requests.query(request, "refresh", USUAL_REFRESH, 0, 3_600),
                firing,
                others,
                assets);
    }

    /** A page that is in no menu and shows nothing of any time. */
    static Frame ofError(String title, Instant now, int firing, Assets assets) {
        var range = new TimeRange(now.minus(Duration.ofMinutes(30)), now);
        return new Frame(title, null, range, "now-30m", "now", 0, firing, List.of(), assets);
    }

    /** The time it looks at, in steps. */
    public Window window() {
        return Window.of(range.from().toEpochMilli(), range.to().toEpochMilli(), POINTS);
    }

    /** An address within the console that looks at the same time. */
    public String link(String path, String... parameters) {
        var address = new StringBuilder(path);
        char separator = path.indexOf('?') < 0 ? '?' : '&';
        for (int i = 0; i < parameters.length; i += 2) {
            address.append(separator).append(parameters[i]).append('=').append(encode(parameters[i + 1]));
            separator = '&';
        }
        return address.append(separator)
                .append("from=")
                .append(encode(from))
                .append("&to=")
                .append(encode(to))
                .toString();
    }

    /** Text as part of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
