package dev.webstore.frontend;

import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi}: what programs may call. The pages are for people and not in it. */
final class OpenApiRoutes implements Routes {

    private static final String FILE = "openapi.yaml";
    private static final Header YAML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/yaml");

    @Override
    public void addTo(RouteTable table) {
        byte[] document = read();
        table.get("/openapi", (request, response) -> {
            response.header(YAML);
            response.send(document);
        });
    }

    private static byte[] read() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + FILE + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
