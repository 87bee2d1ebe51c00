package dev.webstore.traffic.visit;

import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.people.Device;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: cookies, redirects, and the hidden fields of the page it shows. */
final class Browser {

    private static final int MOST_REDIRECTS = 5;
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Line line;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String path = "/";
    private String page = "";

    Browser(Site storefront, Device device) {
        this.line = new Line(storefront, device);
    }

    /** Goes to a page. */
    Result open(Kind kind, String address) {
        return follow(kind, Ask.get(address));
    }

    /** Sends a form of the page it shows, with that page's proof that it is ours. */
    Result submit(Kind kind, String address, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", hidden("_csrf"));
        return follow(kind, Ask.form(address, all));
    }

    /** The path of the page it shows. */
    String path() {
        return path;
    }

    /** The first hidden field of that name on the page, or an empty text. */
    String hidden(String name) {
        Matcher matcher = HIDDEN.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        return "";
    }

    /** The first group of {@code pattern} on the page. */
    Optional<String> find(Pattern pattern) {
        Matcher matcher = pattern.matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A cookie it holds. */
    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Puts a cookie there that it kept from an earlier visit. */
    void keep(String name, String value) {
        cookies.put(name, value);
    }

    private Result follow(Kind kind, Ask first) {
        Ask ask = first;
        long nanos = 0;
        for (int redirects = 0; ; redirects++) {
            Reply reply = line.send(kind, cookies.isEmpty() ? ask : ask.with(Map.of("Cookie", cookieHeader())));
            Answer answer = reply.answer();
            answer.cookies().forEach(this::take);
            if (answer.status() != 303 || redirects == MOST_REDIRECTS) {
                path = ask.path();
                page = answer.body();
                return reply.result().after(nanos);
            }
            nanos += reply.result().nanos();
            ask = Ask.get(answer.location());
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Of the attributes only the end matters here: a cookie of the past is to be forgotten. */
    private void take(String setCookie) {
        int equals = setCookie.indexOf('=');
        int end = setCookie.indexOf(';');
        String name = setCookie.substring(0, Math.max(0, equals));
        String value = setCookie.substring(equals + 1, end < 0 ? setCookie.length() : end);
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
