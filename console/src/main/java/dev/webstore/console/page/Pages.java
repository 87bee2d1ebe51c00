package dev.webstore.console.page;

import dev.webstore.platform.http.Assets;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;

/** Draws pages. */
public final class Pages {

    private static final String TEMPLATES = "dev.webstore.console.markup";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** No scripts, styles, frames or forms but our own. */
    private static final List<Header> HEADERS = List.of(
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8"),
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store"),
            HeaderValues.createCached(
                    HeaderNames.create("Content-Security-Policy"),
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
            HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff"),
            HeaderValues.createCached(HeaderNames.create("Referrer-Policy"), "same-origin"));

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
    private final Assets assets = new Assets(
            Pages.class, "console.css", "console.js", "icon.svg", UPLOT + "uPlot.min.css", UPLOT + "uPlot.iife.min.js");
    private final Clock clock;
    private final IntSupplier firing;

    /** Pages as of {@code clock}, which tell how many alerts fire. */
    public Pages(Clock clock, IntSupplier firing) {
        this.clock = clock;
        this.firing = firing;
    }

    /** The files that pages load. */
    Assets assets() {
        return assets;
    }

    /**
     * A page about a stretch of time.
     *
     * @param usual the time to look at when the address says nothing, such as {@code now-15m}
     * @param model finds out what the template shows
     */
    Handler page(
            Section section,
            String title,
            String usual,
            String template,
            BiFunction<ServerRequest, Frame, Object> model) {
        return (request, response) -> {
            Frame frame = frame(request, section, title, usual);
            send(response, template, frame, model.apply(request, frame));
        };
    }

    Frame frame(ServerRequest request, Section section, String title, String usual) {
        return Frame.of(request, title, section, usual, clock.instant(), firing.getAsInt(), assets);
    }

    /** For a page that says what is wrong, perhaps with what the address says about time. */
    Frame frameOfError(String title) {
        return Frame.ofError(title, clock.instant(), firing.getAsInt(), assets);
    }

    void send(ServerResponse response, String template, Frame frame, Object view) {
        var output = new Utf8ByteOutput();
        engine.render(template, Map.of("frame", frame, "view", view), output);
        HEADERS.forEach(response::header);
        response.send(output.toByteArray());
    }
}
