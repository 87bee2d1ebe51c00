package dev.webstore.platform.profiling;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.profiling.Attribution.Attributed;
import dev.webstore.platform.profiling.Sample.Frame;
import dev.webstore.platform.service.ServiceName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles this JVM while {@code PYROSCOPE_SERVER_ADDRESS} names a Pyroscope: where CPU time and memory go, by service
 * and, in the server's spans, by span. There is one recorder in a JVM, so whoever starts the JVM starts this.
 *
 * <p>What a thread does while it works on a span of a service is that service's; what happens outside of spans is the
 * process's.
 */
public final class Profiling implements AutoCloseable {

    /** The setting that names a Pyroscope and turns profiles on. */
    private static final String ADDRESS = "PYROSCOPE_SERVER_ADDRESS";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static final Logger LOGGER = LoggerFactory.getLogger(Profiling.class);

    /** The setting for {@link #INTERVAL}. */
    private static final String UPLOAD_INTERVAL = "PYROSCOPE_UPLOAD_INTERVAL";

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How much CPU time passes between samples of it. */
    private static final Duration PERIOD = Duration.ofMillis(10);

    /** How long a sample waits for the end of its span. Of longer spans the beginning stays unknown. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    /** Bounds of what the recorder keeps on disk, in the folder for temporary files. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final long MAX_KEPT_BYTES = 16_000_000;

    private static final String CPU_TIME = "jdk.CPUTimeSample";
    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final String THREAD = "eventThread";

    /** Each run has other numbers for its lambdas. */
    private static final Pattern LAMBDA_NUMBER = Pattern.compile("(\\$\\$Lambda).*");

    private final RecordingStream recording = new RecordingStream();
    private final Duration interval;
    private final Attribution attribution;
    private final Pyroscope pyroscope;
    private Instant sentUntil = Instant.now();
    private Instant next;

    private Profiling(String process, URI address, Configuration configuration) {
        interval = configuration.duration(UPLOAD_INTERVAL, INTERVAL);
        next = sentUntil.plus(interval);
        attribution = new Attribution(new Owner(process, ""));
        pyroscope = new Pyroscope(
                address,
                Map.of("service_namespace", "webstore", "deployment_environment_name", configuration.environment()));
    }

    /** Whether the settings ask for profiles. */
    public static boolean isWanted(Configuration configuration) {
        return configuration.text(ADDRESS).isPresent();
    }

    /**
     * Starts it if the settings ask for it and the JVM can.
     *
     * @param process the name of what happens outside of spans
     * @throws ConfigurationException when the address is no URL of HTTP, or the interval no duration
     */
    public static Optional<Profiling> start(String process, Configuration configuration) {
        if (!isWanted(configuration)) {
            return Optional.empty();
        }
        URI address = configuration.uri(ADDRESS, "");
        if (!SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new ConfigurationException(ADDRESS, address.toString(), "a URL of HTTP");
        }
        try {
            var profiling = new Profiling(process, address, configuration);
            profiling.record();
            return Optional.of(profiling);
        } catch (IllegalStateException | SecurityException e) {
            LOGGER.warn("There will be no profiles: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Sends what is left, waiting up to 10 s, and stops. */
    @Override
    public void close() {
        stop();
        send(Instant.now());
        recording.close();
        pyroscope.close();
    }

    private void stop() {
        try {
            recording.stop();
        } catch (IllegalStateException stoppedAlready) {
            // When the JVM ends, the recorder stops by itself; what it has recorded is still being read.
            try {
                recording.awaitTermination(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void record() {
        recording.setMaxAge(KEPT);
        recording.setMaxSize(MAX_KEPT_BYTES);
        if (measuresCpuTime()) {
            recording.enable(CPU_TIME).with("throttle", PERIOD.toMillis() + "ms");
            recording.onEvent(CPU_TIME, event -> sampled(ProfileKind.CPU, event, THREAD, PERIOD.toNanos()));
        } else {
            recording.enable(EXECUTION).withPeriod(PERIOD);
            recording.onEvent(EXECUTION, event -> sampled(ProfileKind.CPU, event, "sampledThread", PERIOD.toNanos()));
        }
        recording.enable(ALLOCATION);
        recording.onEvent(ALLOCATION, event -> sampled(ProfileKind.ALLOCATION, event, THREAD, event.getLong("weight")));
        recording.enable(SpanWork.NAME);
        recording.onEvent(SpanWork.NAME, this::worked);
        recording.onFlush(this::flushed);
        recording.startAsync();
    }

    /** JEP 509: on Linux only. */
    private static boolean measuresCpuTime() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    private void sampled(ProfileKind kind, RecordedEvent event, String threadField, long value) {
        RecordedThread thread = event.getThread(threadField);
        if (thread != null && event.getStackTrace() != null) {
            List<Frame> stack = event.getStackTrace().getFrames().stream()
                    .map(Profiling::frame)
                    .toList();
            attribution.add(new Sample(kind, thread.getJavaThreadId(), event.getStartTime(), stack, value));
        }
    }

    private static Frame frame(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        String method = frame.getMethod().getName();
        return new Frame(
                LAMBDA_NUMBER.matcher(type).replaceFirst("$1") + "." + method, Math.max(frame.getLineNumber(), 0));
    }

    private void worked(RecordedEvent event) {
        RecordedThread thread = event.getThread(THREAD);
        if (thread != null) {
            Instant end = event.getEndTime();
            attribution.worked(
                    thread.getJavaThreadId(),
                    end.minus(event.getDuration("length")),
                    end,
                    new Owner(ServiceName.valueOf(event.getString("service")).text(), event.getString("spanId")));
        }
    }

    private void flushed() {
        Instant now = Instant.now();
        if (!now.isBefore(next)) {
            next = now.plus(interval);
            send(now.minus(WAIT));
        }
    }

    private synchronized void send(Instant until) {
        if (!until.isAfter(sentUntil)) {
            return;
        }
        Map<String, Map<ProfileKind, Pprof>> byService = new HashMap<>();
        for (Attributed one : attribution.takeBefore(until)) {
            byService
                    .computeIfAbsent(one.owner().service(), service -> new HashMap<>())
                    .computeIfAbsent(one.sample().kind(), Pprof::new)
                    .add(one.sample(), one.owner().spanId());
        }
        List<Profile> profiles = new ArrayList<>();
        byService.forEach((service, kinds) -> kinds.forEach(
                (kind, pprof) -> profiles.add(new Profile(service, kind, pprof.text(sentUntil, until, period(kind))))));
        pyroscope.send(profiles);
        sentUntil = until;
    }

    /** Allocations are sampled at a rate that the recorder chooses. */
    private static long period(ProfileKind kind) {
        return kind == ProfileKind.CPU ? PERIOD.toNanos() : 1;
    }
}
