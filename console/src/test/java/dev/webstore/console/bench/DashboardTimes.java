package dev.webstore.console.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long dashboards take, each a whole page with all its panels, as a browser asks for it. */
final class DashboardTimes {

    private static final Pattern LINK = Pattern.compile("href=\"(/d/[\\w-]+)");
    private static final int ROUNDS = 9;

    private final URI console;
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    DashboardTimes(URI console) {
        this.console = console;
    }

    /** Prints median and maximum of some rounds. */
    void print(String from) throws IOException, InterruptedException {
        for (String path : dashboards()) {
            long[] millis = new long[ROUNDS];
            int bytes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                bytes = get(path + "?from=" + from).length();
                millis[round] = (System.nanoTime() - begin) / 1_000_000;
            }
            long first = millis[0];
            Arrays.sort(millis);
            System.out.printf(
                    "%-28s %-8s median %4d ms, max %4d ms, first %4d ms, %d kB%n",
                    path, from, millis[ROUNDS / 2], millis[ROUNDS - 1], first, bytes / 1024);
        }
    }

    /** A page or document of the console. */
    String get(String path) throws IOException, InterruptedException {
        var response = client.send(HttpRequest.newBuilder(console.resolve(path)).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private Set<String> dashboards() throws IOException, InterruptedException {
        Set<String> paths = new LinkedHashSet<>();
        Matcher links = LINK.matcher(get("/dashboards"));
        while (links.find()) {
            paths.add(links.group(1));
        }
        return paths;
    }
}
