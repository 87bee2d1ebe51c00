package dev.webstore.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Compose file runs the whole system: on the reference's ports, pinned, confined, in order of health. */
class ComposeTest {

    private static final Path ROOT = Checkout.root();
    private static final ComposeFile COMPOSE = new ComposeFile(ROOT.resolve("compose.yaml"));
    private static final Map<String, JsonNode> CONTAINERS = COMPOSE.services();

    /** A name, and a version of at least two numbers. */
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*");

    /** Asks containers how they are in whose images there is nothing to ask with. */
    private static final String STAND_IN = "backends-ready";

    private static final Set<String> ASKED_BY_STAND_IN = Set.of("otel-collector", "tempo");

    /** Nothing to ask with either, but nobody waits for it; and one that serves nobody. */
    private static final Set<String> NOT_ASKED = Set.of("pyroscope", "traffic");

    private static final Map<Integer, String> PORTS_OF_REFERENCE = Map.ofEntries(
            Map.entry(5432, "postgres"),
            Map.entry(6379, "redis"),
            Map.entry(4317, "otel-collector"),
            Map.entry(4318, "otel-collector"),
            Map.entry(8888, "otel-collector"),
            Map.entry(8889, "otel-collector"),
            Map.entry(13133, "otel-collector"),
            Map.entry(9090, "prometheus"),
            Map.entry(9093, "alertmanager"),
            Map.entry(3200, "tempo"),
            Map.entry(3100, "loki"),
            Map.entry(4040, "pyroscope"),
            Map.entry(3000, "grafana"),
            Map.entry(8080, "cadvisor"));

    @ParameterizedTest
    @EnumSource
    void runsEachServiceWhereTheOthersLookForIt(ServiceName name) {
        JsonNode container = COMPOSE.service(name.text());
        assertThat(texts(container.path("command"))).containsExactly("run", name.text());

        var environment = environment(container);
        int usual = Integer.parseInt(environment.getOrDefault(name.listenPortKey(), String.valueOf(usualPort(name))));
        assertThat(ports(container)).extracting(Port::host).containsExactly(usualPort(name));
        assertThat(ports(container)).extracting(Port::container).containsExactly(usual);

        for (ServiceName other : ServiceName.values()) {
            Optional.ofNullable(environment(COMPOSE.service(other.text())).get(name.urlKey()))
                    .ifPresent(url -> assertThat(url).isEqualTo("http://%s:%d".formatted(name, usual)));
        }
    }

    @Test
    void tellsEachServiceOnlyWhatItKnows() throws IOException {
        String documented =
                Files.readString(ROOT.resolve("docs/running.md")) + Files.readString(ROOT.resolve("docs/compose.md"));
        for (ServiceName name : ServiceName.values()) {
            environment(COMPOSE.service(name.text())).keySet().stream()
                    .filter(key -> !key.endsWith("_LISTEN_PORT") && !key.endsWith("_URL") && !key.startsWith("OTEL_"))
                    .forEach(key -> assertThat(documented).as(key).contains("`" + key + "`"));
        }
    }

    @Test
    void publishesThePortsOfTheReferenceOnLoopback() {
        Map<Integer, String> published = new TreeMap<>();
        CONTAINERS.forEach((name, container) -> ports(container).forEach(port -> {
            assertThat(port.address()).as(name).isEqualTo("127.0.0.1");
            assertThat(published.put(port.host(), name))
                    .as("second on port " + port.host())
                    .isNull();
        }));

        assertThat(published).containsAllEntriesOf(PORTS_OF_REFERENCE);
    }

    @Test
    void pinsEveryImage() {
        assertThat(CONTAINERS)
                .allSatisfy((name, container) ->
                        assertThat(text(container, "image")).matches(PINNED));
    }

    /** Rules, routes and pipelines are proven on the programs of {@code webstore stack}. */
    @Test
    void runsTheVersionsThatAreProven() throws IOException {
        JsonNode programs = new JsonMapper()
                .readTree(Files.readString(
                        ROOT.resolve("stack/src/main/resources/dev/webstore/stack/program/programs.json")))
                .path("programs");
        var containers = Map.of("collector", "otel-collector", "alertmanager", "alertmanager", "loki", "loki");

        assertThat(programs.valueStream().filter(program -> containers.containsKey(text(program, "name"))))
                .hasSameSizeAs(containers.keySet())
                .allSatisfy(program -> {
                    String image = text(COMPOSE.service(containers.getOrDefault(text(program, "name"), "")), "image");
                    assertThat(image)
                            .matches(".*:v?\\Q" + text(program, "version").replaceFirst("^v", "") + "\\E");
                });
    }

    @Test
    void confinesEveryContainer() {
        assertThat(CONTAINERS).allSatisfy((name, container) -> {
            assertThat(text(container, "mem_limit")).matches("\\d+[mg]");
            assertThat(Double.parseDouble(text(container, "cpus"))).isPositive();
            assertThat(text(container, "restart")).isEqualTo("unless-stopped");
            assertThat(text(container, "read_only")).isEqualTo("true");
            assertThat(texts(container.path("cap_drop"))).containsExactly("ALL");
            assertThat(texts(container.path("security_opt"))).containsExactly("no-new-privileges:true");
            assertThat(container
                            .path("logging")
                            .path("options")
                            .path("max-size")
                            .isString())
                    .isTrue();
            assertThat(container.path("privileged").isMissingNode()).isTrue();
        });
    }

    @Test
    void asksEveryContainerHowItIs() {
        List<String> asked = texts(COMPOSE.service(STAND_IN).path("healthcheck").path("test"));
        assertThat(ASKED_BY_STAND_IN)
                .allSatisfy(name -> assertThat(asked).anyMatch(address -> address.startsWith(name + ":")));
        assertThat(CONTAINERS)
                .allSatisfy((name, container) -> assertThat(
                                container.path("healthcheck").has("test"))
                        .isEqualTo(!ASKED_BY_STAND_IN.contains(name) && !NOT_ASKED.contains(name)));
    }

    @Test
    void startsInOrderOfHealth() {
        CONTAINERS.forEach((name, container) -> container
                .path("depends_on")
                .properties()
                .forEach(dependency -> {
                    JsonNode needed = COMPOSE.service(dependency.getKey());
                    String what = name + " needs " + dependency.getKey();
                    assertThat(text(dependency.getValue(), "condition"))
                            .as(what)
                            .isEqualTo(needed.has("healthcheck") ? "service_healthy" : "service_started");
                    // What is left out by its profile cannot be waited for.
                    assertThat(profiles(container)).as(what).containsAll(profiles(needed));
                }));
    }

    @Test
    void runsTheShopWithoutAnyProfile() {
        assertThat(CONTAINERS)
                .extractingByKeys(Stream.concat(
                                Stream.of(ServiceName.values()).map(ServiceName::text), Stream.of("postgres", "redis"))
                        .toArray(String[]::new))
                .allSatisfy(container -> assertThat(profiles(container)).isEmpty());
    }

    @Test
    void mountsOnlyWhatIsThere() {
        var volumes = new TreeSet<String>();
        CONTAINERS.forEach((name, container) -> texts(container.path("volumes")).forEach(mount -> {
            String source = mount.substring(0, mount.indexOf(':'));
            if (source.startsWith("./")) {
                assertThat(ROOT.resolve(source)).as(name).exists();
                assertThat(mount).as(name).endsWith(":ro");
            } else if (source.startsWith("/")) {
                assertThat(mount).as(name).endsWith(":ro");
            } else {
                volumes.add(source);
            }
        }));

        assertThat(COMPOSE.names("volumes")).isEqualTo(volumes);
    }

    @Test
    void documentsEverySetting() throws IOException {
        String documented = Files.readString(ROOT.resolve("docs/compose.md"));
        assertThat(COMPOSE.settings())
                .allSatisfy(setting -> assertThat(documented).contains("`" + setting + "`"));
    }

    /** With the real program, where there is one; reported as skipped elsewhere. */
    @Test
    void isValidToCompose() {
        Optional<List<String>> compose = Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(command -> run(append(command, "version")) == 0)
                .findFirst();
        assumeThat(compose).as("docker compose or docker-compose on the PATH").isPresent();

        List<String> everything = List.of(
                "--profile", "observability", "--profile", "profiling", "--profile", "containers", "config", "-q");
        assertThat(run(append(compose.orElseThrow(), everything.toArray(String[]::new))))
                .isZero();
    }

    private static List<String> append(List<String> command, String... more) {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(more));
        return whole;
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int usualPort(ServiceName name) {
        return name.listenPort(Configuration.of(Map.of()));
    }

    private record Port(String address, int host, int container) {}

    private static List<Port> ports(JsonNode container) {
        return texts(container.path("ports")).stream()
                .map(text -> text.split(":"))
                .map(parts -> new Port(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                .toList();
    }

    private static Map<String, String> environment(JsonNode container) {
        var environment = new TreeMap<String, String>();
        container
                .path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asString()));
        return environment;
    }

    private static List<String> profiles(JsonNode container) {
        return texts(container.path("profiles"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
