package dev.webstore.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.file.BadFileException;
import dev.webstore.traffic.people.Mix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {

    private static final Path SCENARIOS = Path.of("scenarios");
    private static final Path PAGES = Path.of("../docs/game-days");
    private static final Path RULES = Path.of("../observability/prometheus/rules");

    @Test
    void readsEverything() {
        Scenario scenario = ScenarioFile.parse("all", """
                title: Everything
                story: All at once.
                traffic: {rate: 3, mix: 0/0/100, countries: "DE, BR", pace: 2}
                faults:
                  - control:
                      system: inventory-system
                      behaviour: {stock: phantom, failure_rate: 0.5, codes: [500, 503]}
                  - attack: {kind: retry_storm, rate: 50}
                  - silence: {}
                  - visitors: {rate: 6, mix: 0/100/0}
                  - kill: {service: promotions-service}
                  - kill: {service: otel-collector}
                alerts:
                  fire:
                    - {alert: ServiceDown, within: 5m, labels: {service_name: promotions-service}}
                  quiet: [HighErrorRate]
                customers: [browse US, cart DE, buy JP]
                recovery: 10m
                lessons:
                  - {see: It is down., where: Console, query: up == 0}
                fix: Start it.
                """, _ -> true);

        assertThat(scenario.crowd().countries()).containsExactly(Country.DE, Country.BR);
        assertThat(scenario.faults())
                .containsExactly(
                        new Fault.Control(
                                ServiceName.INVENTORY,
                                Map.of("stock", "phantom", "failure_rate", 0.5, "codes", List.of(500L, 503L))),
                        new Fault.Attack(Fault.Attack.Kind.RETRY_STORM, 50),
                        new Fault.Silence(),
                        new Fault.Visitors(
                                new Scenario.CrowdShape(6, new Mix(0, 100, 0), EnumSet.allOf(Country.class), 5)),
                        new Fault.Kill("promotions-service"),
                        new Fault.Kill("otel-collector"));
        assertThat(scenario.fire().getFirst().within()).isEqualTo(Duration.ofMinutes(5));
        assertThat(scenario.fasterBy(10).fire().getFirst().within()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scenario.works()).contains(new Errand(Errand.Kind.BUY, Country.JP));
    }

    @Test
    void namesLineAndFieldOfEverythingThatIsWrong() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> ScenarioFile.parse("bad", """
                        title: Bad
                        traffic: {rate: fast, countries: XX}
                        faults:
                          - control: {system: frontend}
                          - attack: {kind: bribery, rate: 1}
                          - flood: {}
                        alerts:
                          fire:
                            - {within: 5m}
                          loud: []
                        customers: [steal US]
                        recovery: 10
                        fix: ""
                        """, _ -> true))
                .extracting(Throwable::getMessage)
                .asString()
                .contains(
                        "bad.yaml:4: faults[0].control.behaviour: is missing",
                        "bad.yaml:4: faults[0].control.system: must be one of main-service, promotions-service, payment-provider, crm-system, inventory-system",
                        "bad.yaml:5: faults[1].attack.kind: must be one of credential_stuffing, endpoint_scanning, retry_storm",
                        "bad.yaml:6: faults[2].flood: must be one of control, attack, visitors, silence, kill",
                        "bad.yaml:10: alerts.loud: is unknown; there are fire, quiet",
                        "bad.yaml:1: story: is missing",
                        "bad.yaml:2: traffic.rate: must be a number from 0.1 to 100",
                        "bad.yaml:2: traffic.countries: must be some of US, UK, DE, FR, JP, BR, IN",
                        "bad.yaml:9: alerts.fire[0].alert: is missing",
                        "bad.yaml:11: customers[0]: must read like \"buy US\"",
                        "bad.yaml:12: recovery: must be a time such as");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: ''                                                  | 1: title: must not be empty",
                "faults: []                                                 | 3: faults: must not be empty",
                "faults: [{silence: }]                                      | 3: faults[0].silence: must be a mapping",
                "faults: [{silence: {}, kill: {}}]                          | 3: faults[0].silence: must be one of",
                "faults: [{control: {system: crm-system, behaviour: slow}}] | 3: faults[0].control.behaviour: must be a",
                "faults: [{control: {system: crm-system, behaviour: {hang_ms: 99999999999999999999}}}] "
                        + "| 3: faults[0].control.behaviour.hang_ms: must be a number that JSON knows",
                "faults: [{control: {system: crm-system, behaviour: {failure_rate: .inf}}}] "
                        + "| 3: faults[0].control.behaviour.failure_rate: must be a number that JSON knows",
                "faults: [{control: {system: crm-system, behaviour: {codes: [.nan]}}}] "
                        + "| 3: faults[0].control.behaviour.codes[]: must be a number that JSON knows",
                "faults: [{control: {system: crm-system, behaviour: &a {hang_ms: *a}}}] | : is nested too deeply",
                "recovery: 0s                                               | 4: recovery: must be more than 0",
                "recovery: 5 minutes                                        | 4: recovery: must be a time such as",
                "recovery: [5m]                                             | 4: recovery: must be a text",
                "fix: [                                                     | 5: is no YAML",
                "fix: '\t'                                                 | 5: fix: must not be empty",
                "traffic: {rate: .nan}                                      | 6: traffic.rate: must be a number from",
                "traffic: {mix: 50/50/50}                                   | 6: traffic.mix: the three shares",
                "traffic: {countries: ''}                                   | 6: traffic.countries: must not be empty",
                "alerts: {fire: [{alert: A, within: 1m}], quiet: [A]}       | 6: alerts.quiet[0]: A must fire, too",
                "alerts: {fire: [{alert: A, within: 1m, labels: [a]}]}      | 6: alerts.fire[0].labels: must be a map",
                "customers: [buy]                                           | 6: customers[0]: must read like",
                "lessons: [{see: this}]                                     | 6: lessons[0].where: is missing",
                "name: other                                                | 6: name: is unknown",
            })
    void namesLineAndField(String wrong, String error) {
        var lines =
                new ArrayList<>(List.of("title: T", "story: S", "faults: [{silence: {}}]", "recovery: 1m", "fix: F"));
        String field = wrong.replaceFirst(":.*", ":");
        if (lines.stream().noneMatch(line -> line.startsWith(field))) {
            lines.add(wrong);
        }
        lines.replaceAll(line -> line.startsWith(field) ? wrong : line);

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> ScenarioFile.parse("wrong", String.join("\n", lines), _ -> true))
                .withMessageContaining("wrong.yaml:" + error.replaceFirst("^:", ""));
    }

    /** A misspelt alert never fires, so nothing would be quieter. */
    @Test
    void namesLineAndFieldOfAlertsThatDoNotExist() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> ScenarioFile.parse("misspelt", """
                        title: Misspelt
                        story: In a hurry.
                        alerts:
                          fire:
                            - {alert: ServiceDwon, within: 5m}
                          quiet:
                            - HighErrorRate
                            - HighErorRate
                        faults: [{silence: {}}]
                        recovery: 10m
                        fix: Read it again.
                        """, alert -> alert.equals("HighErrorRate")))
                .withMessage("""
                        misspelt.yaml:5: alerts.fire[0].alert: there is no alert "ServiceDwon"
                        misspelt.yaml:8: alerts.quiet[1]: there is no alert "HighErorRate\"""");
    }

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.toList().stream();
        }
    }

    /** {@code -Dpages=write} writes the pages instead of comparing them. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioHasItsPage(Path file) throws IOException {
        Scenario scenario = ScenarioFile.read(file, _ -> true);
        Path page = PAGES.resolve(scenario.name() + ".md");
        if (System.getProperty("pages", "").equals("write")) {
            Files.writeString(page, ScenarioPage.of(scenario));
        }

        assertThat(page).hasContent(ScenarioPage.of(scenario));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyAlertOfAScenarioExists(Path file) throws IOException {
        Scenario scenario = ScenarioFile.read(file, _ -> true);
        var rules = new StringBuilder();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path rule : files.toList()) {
                rules.append(Files.readString(rule));
            }
        }

        Stream<String> alerts =
                Stream.concat(scenario.fire().stream().map(Scenario.ExpectedAlert::alert), scenario.quiet().stream());
        assertThat(alerts).allSatisfy(alert -> assertThat(rules).contains("- alert: " + alert + "\n"));
    }
}
