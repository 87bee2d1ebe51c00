package dev.webstore.platform.http;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.json.PlainText;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Reads requests strictly: what does not fit is answered with a problem document that names it. */
public final class Requests {

    /** The largest honest body is under 8 KiB. */
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private Requests() {}

    /**
     * The fields of a JSON body.
     *
     * @throws ProblemException 415 when the content type is not JSON, 400 when the body is not a JSON object
     */
    public static Fields json(ServerRequest request) {
        boolean isJson = request.headers()
                .contentType()
                .filter(type -> type.mediaType().equals(MediaTypes.APPLICATION_JSON))
                .isPresent();
        if (!isJson) {
            throw new ProblemException(
                    Problem.ofField(415, "Unsupported media type", "Content-Type", "must be application/json"));
        }
        return Fields.parse(body(request));
    }

    /**
     * The body.
     *
     * @throws ProblemException 413 when it is larger than 64 KiB, 400 when it does not arrive whole
     */
    public static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        byte[] body = read(request);
        if (body.length > MAX_BODY_BYTES) {
            throw new ProblemException(
                    Problem.ofField(413, "Content too large", "body", "is larger than this service accepts"));
        }
        return body;
    }

    /** The body, or more than we accept of it. */
    private static byte[] read(ServerRequest request) {
        // The server makes a buffer of what it is asked for: here the body's size, by default 16 KiB.
        long announced = request.headers().contentLength().orElse(Long.MAX_VALUE);
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes((int) Math.min(announced, MAX_BODY_BYTES + 1));
            if (body.length > MAX_BODY_BYTES) {
                // Who still writes when the connection closes never gets to read why.
                in.transferTo(OutputStream.nullOutputStream());
            }
            return body;
        } catch (RequestException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Whatever the server throws here is about what the client did or did not send.
            throw ProblemException.invalid("body", "does not arrive whole");
        }
    }

    /**
     * A path parameter; the router guarantees that it is there.
     *
     * @throws ProblemException 400 when it holds control characters
     */
    public static String path(ServerRequest request, String name) {
        return plain(name, request.path().pathParameters().get(name));
    }

    private static String plain(String name, String text) {
        if (!PlainText.is(text)) {
            throw ProblemException.invalid(name, PlainText.DEMAND);
        }
        return text;
    }

    /**
     * A query parameter of at most {@code max} characters, if given and not empty.
     *
     * @throws ProblemException 400 when it is longer or holds control characters
     */
    public static Optional<String> query(ServerRequest request, String name, int max) {
        return request.query()
                .first(name)
                .asOptional()
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    if (text.length() > max) {
                        throw ProblemException.invalid(name, "must have at most %d characters".formatted(max));
                    }
                    return plain(name, text);
                });
    }

    /**
     * A whole number in the query, or {@code fallback}.
     *
     * @throws ProblemException 400 when it is not a whole number from {@code min} to {@code max}
     */
    public static int query(ServerRequest request, String name, int fallback, int min, int max) {
        return query(request, name, 20)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= min && number <= max) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Said below, with the accepted range.
                    }
                    throw ProblemException.invalid(name, "must be a whole number from %d to %d".formatted(min, max));
                })
                .orElse(fallback);
    }

    /**
     * A constant of an enum in the query, if given.
     *
     * @throws ProblemException 400 when there is no such constant
     */
    public static <E extends Enum<E>> Optional<E> query(ServerRequest request, String name, Class<E> type) {
        return query(request, name, 64)
                .map(text -> Fields.constant(type, text)
                        .orElseThrow(() -> ProblemException.invalid(name, "must be one of " + Fields.choices(type))));
    }

    /** A request header, if given. */
    public static Optional<String> header(ServerRequest request, String name) {
        return header(request, HeaderNames.create(name));
    }

    /** A request header, if given. */
    public static Optional<String> header(ServerRequest request, HeaderName name) {
        return request.headers().first(name);
    }

    /** The opaque token of an {@code Authorization: Bearer} header, if given. */
    public static Optional<String> bearerToken(ServerRequest request) {
        return header(request, HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .filter(token -> !token.isEmpty());
    }
}
