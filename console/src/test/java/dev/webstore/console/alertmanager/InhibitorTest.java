package dev.webstore.console.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InhibitorTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final InhibitionRule CRITICAL_OVER_WARNING = rule("severity=\"critical\"", "severity=\"warning\"");
    private static final InhibitionRule DOWN_OVER_ALL = rule("alertname=\"Down\"", "alertname=~\".+\"");

    private static InhibitionRule rule(String source, String target) {
        return new InhibitionRule(Matchers.parse(List.of(source)), Matchers.parse(List.of(target)), Set.of("service"));
    }

    private static Alert alert(String name, String severity, String service, boolean fires) {
        var labels = new TreeMap<>(Map.of("alertname", name, "severity", severity));
        if (!service.isEmpty()) {
            labels.put("service", service);
        }
        return new Alert(labels, new TreeMap<>(), NOW.minusSeconds(60), NOW.plusSeconds(fires ? 60 : -1), NOW, "");
    }

    private static Map<String, List<String>> verdicts(List<Alert> alerts) {
        var inhibitor = new Inhibitor(List.of(CRITICAL_OVER_WARNING, DOWN_OVER_ALL));
        var verdicts = new HashMap<String, List<String>>();
        alerts.forEach(alert -> verdicts.put(alert.fingerprint(), inhibitor.inhibitedBy(alert, alerts, NOW)));
        return verdicts;
    }

    @Test
    void mutesTheSameServiceOnly() {
        Alert critical = alert("A", "critical", "x", true);
        Alert same = alert("B", "warning", "x", true);
        Alert other = alert("B", "warning", "y", true);

        Map<String, List<String>> verdicts = verdicts(List.of(critical, same, other));

        assertThat(verdicts.get(same.fingerprint())).containsExactly(critical.fingerprint());
        assertThat(verdicts.get(other.fingerprint())).isEmpty();
        assertThat(verdicts.get(critical.fingerprint())).isEmpty();
    }

    @Test
    void takesAMissingLabelAsEmpty() {
        Alert critical = alert("A", "critical", "", true);
        Alert warning = alert("B", "warning", "", true);

        assertThat(verdicts(List.of(critical, warning)).get(warning.fingerprint()))
                .hasSize(1);
    }

    @Test
    void mutesNothingWhenTheSourceIsOver() {
        Alert critical = alert("A", "critical", "x", false);
        Alert warning = alert("B", "warning", "x", true);

        assertThat(verdicts(List.of(critical, warning)).get(warning.fingerprint()))
                .isEmpty();
    }

    @Test
    void letsNoAlertMuteItselfOrItsLike() {
        Alert one = alert("Down", "critical", "x", true);
        Alert two = alert("Down", "info", "x", true);

        assertThat(verdicts(List.of(one, two)).values())
                .allSatisfy(by -> assertThat(by).isEmpty());
    }

    @Property(tries = 200)
    void doesNotDependOnWhoCameFirst(@ForAll("manyAlerts") List<Alert> alerts, @ForAll long seed) {
        var shuffled = new ArrayList<>(alerts);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(verdicts(shuffled)).isEqualTo(verdicts(alerts));
    }

    @Provide
    Arbitrary<List<Alert>> manyAlerts() {
        return Combinators.combine(
                        Arbitraries.of("Down", "Slow", "Errors"),
                        Arbitraries.of("critical", "warning", "info"),
                        Arbitraries.of("x", "y", ""),
                        Arbitraries.of(true, false))
                .as(InhibitorTest::alert)
                .list()
                .uniqueElements(Alert::fingerprint)
                .ofMaxSize(12);
    }

    @Test
    void fingerprintsAsPrometheusDoes() {
        // The offset basis of FNV-1a, since nothing was added to it.
        assertThat(Alert.fingerprint(new TreeMap<>())).isEqualTo("cbf29ce484222325");
        assertThat(Alert.fingerprint(new TreeMap<>(Map.of("alertname", "A", "b", "c"))))
                .hasSize(16)
                .isNotEqualTo(Alert.fingerprint(new TreeMap<>(Map.of("alertname", "Ab", "", "c"))));
    }
}
