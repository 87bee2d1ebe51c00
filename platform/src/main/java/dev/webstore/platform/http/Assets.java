package dev.webstore.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that pages load: style sheets, scripts, icons. Each address contains a hash of the content, so browsers may
 * keep them for ever and still see a new version at once.
 */
public final class Assets implements Routes {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Header FOR_EVER =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Asset(String address, Header type, byte[] content) {}

    /**
     * Reads all files.
     *
     * @param owner the class whose resources they are
     * @param paths where they are, relative to the class or, with a leading slash, to the class path; known from then on
     *     by the last segments
     * @throws IllegalStateException when one is missing
     */
    public Assets(Class<?> owner, String... paths) {
        for (String path : paths) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            byName.put(name, load(owner, path, name));
        }
    }

    /** The address of the file {@code name}. */
    public String url(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        return asset.address();
    }

    @Override
    public void addTo(RouteTable table) {
        for (Asset asset : byName.values()) {
            table.get(asset.address(), (request, response) -> {
                response.header(asset.type());
                response.header(FOR_EVER);
                response.send(asset.content());
            });
        }
    }

    private static Asset load(Class<?> owner, String path, String name) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + path + " is missing");
            }
            byte[] content = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            int dot = name.lastIndexOf('.');
            String extension = name.substring(dot + 1);
            String address = "/assets/%s.%s.%s"
                    .formatted(name.substring(0, dot), HexFormat.of().formatHex(hash, 0, 6), extension);
            Header type = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, String.valueOf(TYPES.get(extension)));
            return new Asset(address, type, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
