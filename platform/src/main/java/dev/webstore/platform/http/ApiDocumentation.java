package dev.webstore.platform.http;

import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** {@code GET /openapi}: the service's OpenAPI 3.1 document; {@code GET /docs}: a page to browse and try it. */
public final class ApiDocumentation implements Routes {

    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>WebStore API</title>
              <link rel="stylesheet" href="/docs/swagger-ui.css">
            </head>
            <body>
              <div id="api"></div>
              <script src="/docs/swagger-ui-bundle.js"></script>
              <script src="/docs/start.js"></script>
            </body>
            </html>
            """;
    private static final String START = """
            SwaggerUIBundle({ url: '/openapi', dom_id: '#api', deepLinking: true });
            """;

    private final Class<?> owner;

    /** Documents the API whose {@code openapi.yaml} lies beside the class {@code owner}. */
    public ApiDocumentation(Class<?> owner) {
        this.owner = owner;
    }

    @Override
    public void addTo(RouteTable table) {
        String version = swaggerUiVersion();
        ClassLoader webjars = ApiDocumentation.class.getClassLoader();
        table.get("/openapi", (request, response) -> {
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/yaml"));
            response.send(bytes(owner.getResourceAsStream("openapi.yaml"), "openapi.yaml"));
        });
        table.get("/docs", text(MediaTypes.TEXT_HTML, PAGE));
        table.get("/docs/start.js", text(MediaTypes.APPLICATION_JAVASCRIPT, START));
        for (String file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js"}) {
            MediaType type = file.endsWith(".css") ? MediaTypes.create("text/css") : MediaTypes.APPLICATION_JAVASCRIPT;
            table.get("/docs/" + file, (request, response) -> {
                response.headers().contentType(type);
                response.send(bytes(webjars.getResourceAsStream(WEBJAR + version + "/" + file), file));
            });
        }
    }

    private static Handler text(MediaType type, String content) {
        return (request, response) -> {
            response.headers().contentType(type);
            response.header(HeaderValues.create(
                    HeaderNames.create("Content-Security-Policy"),
                    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"));
            response.send(content.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String swaggerUiVersion() {
        var pom = new Properties();
        String path = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
        try (InputStream in = ApiDocumentation.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The swagger-ui WebJar is not on the class path");
            }
            pom.load(in);
            return pom.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(@Nullable InputStream resource, String name) {
        if (resource == null) {
            throw new IllegalStateException("The resource " + name + " is missing");
        }
        try (resource) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
