package dev.webstore.frontend.picture;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /pictures/{product_id}.svg}: the picture of a product, always the same for the same product. */
public final class Pictures implements Routes {

    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.svg");
    private static final Pattern COLOUR = Pattern.compile("\\{([a-z]+)}");
    private static final Header SVG = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "image/svg+xml");
    private static final Header FOR_A_DAY =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=86400");

    /** An SVG that is opened by itself is a document of our origin: it may do nothing at all. */
    private static final Header HARMLESS = HeaderValues.createCached(
            HeaderNames.create("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'; sandbox");

    /** What stands behind a product, to set it apart from its neighbours: a sun, an arch, a hill or a window. */
    private static final List<String> BACKDROPS = List.of(
            "<circle cx=\"200\" cy=\"146\" r=\"118\" fill=\"{glow}\"/>",
            "<path d=\"M82 300V150a118 118 0 0 1 236 0v150z\" fill=\"{glow}\"/>",
            "<path d=\"M0 214c96-64 210-82 400-30v116H0z\" fill=\"{glow}\"/>",
            "<rect x=\"70\" y=\"30\" width=\"260\" height=\"236\" rx=\"26\" fill=\"{glow}\"/>");

    private final Drawings drawings = new Drawings();

    @Override
    public void addTo(RouteTable table) {
        table.get("/pictures/{file}", (request, response) -> {
            Matcher file = FILE.matcher(Requests.path(request, "file"));
            if (!file.matches()) {
                throw ProblemException.notFound("There is no such picture");
            }
            response.headers().set(HARMLESS);
            response.header(SVG);
            response.header(FOR_A_DAY);
            response.send(of(file.group(1)).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The picture of a product, as an SVG document of 400 by 300. */
    String of(String productId) {
        Map<String, String> colours = Colours.of(productId).byName();
        String backdrop = BACKDROPS.get(Math.floorMod(productId.hashCode() / 3, BACKDROPS.size()));
        String picture = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">
                <rect width="400" height="300" fill="{bg}"/>
                %s%s</svg>
                """.formatted(backdrop, drawings.of(productId));
        return COLOUR.matcher(picture).replaceAll(name -> colours.getOrDefault(name.group(1), "none"));
    }
}
