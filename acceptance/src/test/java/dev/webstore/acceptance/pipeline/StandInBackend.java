package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.otlp.OtlpReceiver;
import dev.webstore.acceptance.otlp.OtlpReceiver.Mood;
import dev.webstore.acceptance.otlp.ReceivedSpan;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In Tempo's place, which cannot be had everywhere: a receiver that remembers what it received before it was killed. */
final class StandInBackend implements TraceBackend {

    private final OtlpReceiver first = OtlpReceiver.start();
    /** Kept apart, since a receiver that was closed does not tell its port any more. */
    private final int port = first.port();

    private OtlpReceiver receiver = first;

    /** Where it listens. */
    String endpoint() {
        return "localhost:" + port;
    }

    /** Treats those who send to it like that from now on. */
    void behave(Mood mood) {
        receiver.behave(mood);
    }

    @Override
    public Set<String> services(String traceId) {
        return Stream.of(first, receiver)
                .flatMap(life -> life.received().trace(traceId).stream())
                .map(ReceivedSpan::service)
                .collect(Collectors.toSet());
    }

    @Override
    public void kill() {
        receiver.close();
    }

    @Override
    public void revive() {
        receiver = OtlpReceiver.start(port, Mood.WELL);
    }

    @Override
    public void close() {
        receiver.close();
    }
}
