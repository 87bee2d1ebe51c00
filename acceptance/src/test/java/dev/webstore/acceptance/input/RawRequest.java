package dev.webstore.acceptance.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An HTTP request, byte for byte: what no decent client would send.
 *
 * @param bytes all of it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RawRequest(byte[] bytes) {

    private static final int PATIENCE_MS = 20_000;

    /** A well-formed request without a body. */
    static RawRequest of(String method, String target, String... headers) {
        return of(method, target, new byte[0], headers);
    }

    /** A request with a body, well-formed as HTTP. */
    static RawRequest of(String method, String target, byte[] body, String... headers) {
        String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
        String head = "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s\r\n"
                .formatted(
                        method,
                        target,
                        length,
                        Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()));
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, bytes, start.length, body.length);
        return new RawRequest(bytes);
    }

    /** Exactly these characters, each of them one byte. */
    static RawRequest literally(String text) {
        return new RawRequest(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends it and reads the answer until the connection is closed. */
    RawAnswer sendTo(int port) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            write(socket);
            return RawAnswer.parse(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server need not read to the end what it refuses. */
    private void write(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // It has closed the connection; what it said before can still be read.
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException e) {
            // It has closed the connection without reading all of the request; what came before counts.
        }
        return answer.toByteArray();
    }
}
