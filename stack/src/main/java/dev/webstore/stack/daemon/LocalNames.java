package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Copies configuration files that expand no environment variables, with this machine's addresses in place of the host
 * names of {@code compose.yaml}.
 */
final class LocalNames {

    private final Map<String, String> addresses;
    private final Pattern hostAndPort;

    LocalNames(Configuration configuration) {
        addresses = new TreeMap<>(Map.of(
                "otel-collector:8889", address(StackPort.COLLECTOR_EXPORTER, configuration),
                "prometheus:9090", address(StackPort.PROMETHEUS, configuration),
                "alertmanager:9093", address(StackPort.ALERTMANAGER, configuration),
                "tempo:3200", address(StackPort.TEMPO, configuration),
                "loki:3100", address(StackPort.LOKI, configuration),
                "pyroscope:4040", address(StackPort.PYROSCOPE, configuration),
                "grafana:3000", address(StackPort.GRAFANA, configuration)));
        hostAndPort = Pattern.compile(
                addresses.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b")));
    }

    /**
     * Writes the copy.
     *
     * @param further texts to replace besides, each with what takes its place
     */
    void copy(Path original, Path copy, Map<String, String> further) {
        try {
            String text = Files.readString(original);
            for (var entry : further.entrySet()) {
                text = text.replace(entry.getKey(), entry.getValue());
            }
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, local(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + original, e);
        }
    }

    private String local(String text) {
        return hostAndPort.matcher(text).replaceAll(match -> Matcher.quoteReplacement(addresses.get(match.group())));
    }

    private static String address(StackPort port, Configuration configuration) {
        return StackPorts.ADDRESS + ":" + port.listenPort(configuration);
    }
}
