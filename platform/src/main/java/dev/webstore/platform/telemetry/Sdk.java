package dev.webstore.platform.telemetry;

import dev.webstore.platform.configuration.Configuration;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Builds a service's OpenTelemetry SDK by autoconfiguration, with our defaults under the user's OTEL_ settings. */
final class Sdk {

    /** Where telemetry goes by default. */
    static final String ENDPOINT = "http://localhost:4317";

    private static final String VERSION = "0.1.0";

    private static final String STABLE_NAMES = "otel.semconv-stability.opt-in";

    private Sdk() {}

    /** @param processors see spans before they are sent */
    static OpenTelemetrySdk create(
            String serviceName, Configuration configuration, IdGenerator ids, List<SpanProcessor> processors) {
        chooseStableNames(configuration);
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(Sdk::defaults)
                .addPropertiesCustomizer(properties -> settings(configuration))
                .addResourceCustomizer((resource, properties) -> resource.toBuilder()
                        .put("service.name", serviceName)
                        .put("service.namespace", "webstore")
                        .put("service.version", VERSION)
                        .put("service.instance.id", UUID.randomUUID().toString())
                        .put("deployment.environment.name", configuration.environment())
                        .build())
                .addTracerProviderCustomizer((provider, properties) -> provider.setIdGenerator(ids))
                .addTracerProviderCustomizer((provider, properties) -> {
                    processors.forEach(provider::addSpanProcessor);
                    return provider;
                })
                .build()
                .getOpenTelemetrySdk();
    }

    /** Database instrumentations keep to old names unless told so here: they read it once, and from nowhere else. */
    private static void chooseStableNames(Configuration configuration) {
        if (System.getProperty(STABLE_NAMES) == null) {
            System.setProperty(STABLE_NAMES, configuration.text("OTEL_SEMCONV_STABILITY_OPT_IN", "database"));
        }
    }

    private static Map<String, String> defaults() {
        return Map.ofEntries(
                Map.entry("otel.exporter.otlp.protocol", "grpc"),
                Map.entry("otel.exporter.otlp.endpoint", ENDPOINT),
                // A stalled receiver must not hold a batch, and with it the queue behind it, for long.
                Map.entry("otel.exporter.otlp.timeout", "5000"),
                // The default of 2048 overflows at some hundred requests a second; a full one of these takes 16 MB.
                Map.entry("otel.bsp.max.queue.size", "8192"),
                Map.entry("otel.bsp.max.export.batch.size", "2048"),
                Map.entry("otel.bsp.schedule.delay", "1000"),
                Map.entry("otel.blrp.max.queue.size", "8192"),
                Map.entry("otel.blrp.max.export.batch.size", "1024"),
                Map.entry("otel.blrp.schedule.delay", "1000"),
                Map.entry("otel.metric.export.interval", "10000"),
                Map.entry("otel.traces.sampler", "parentbased_always_on"),
                // The SDK's own metrics: queue sizes, and what was dropped or could not be sent.
                Map.entry("otel.experimental.sdk.telemetry.version", "latest"));
    }

    /** OTEL_ settings given to us in another way than the process environment. */
    private static Map<String, String> settings(Configuration configuration) {
        var properties = new HashMap<String, String>();
        configuration
                .startingWith("OTEL_")
                .forEach((key, value) ->
                        properties.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return properties;
    }
}
