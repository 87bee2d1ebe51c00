package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Json;
import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.ShopUnusableException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** What Prometheus, or the embedded console in its place, knows, by Prometheus's HTTP API. */
final class Alerts implements AutoCloseable {

    private final Site prometheus;

    private Alerts(Site prometheus) {
        this.prometheus = prometheus;
    }

    /**
     * The first of {@code candidates} that answers.
     *
     * @throws ShopUnusableException when none does
     */
    static Alerts find(List<URI> candidates) {
        for (URI candidate : candidates) {
            var alerts = new Alerts(new Site(candidate, 2));
            try {
                alerts.firing();
                return alerts;
            } catch (ShopUnusableException e) {
                alerts.close();
            }
        }
        throw new ShopUnusableException("Neither a console nor a Prometheus answers at " + candidates
                + ": start the shop with its console (up --console on), or name one by --prometheus-url");
    }

    /** Where it is. */
    URI address() {
        return prometheus.address();
    }

    /**
     * The labels of each alert that fires.
     *
     * @throws ShopUnusableException when it does not answer
     */
    List<Map<String, String>> firing() {
        return ask("/api/v1/alerts", AlertsAnswer.class).data().alerts().stream()
                .filter(alert -> alert.state().equals("firing"))
                .map(Alert::labels)
                .toList();
    }

    /**
     * The names of all alerts that could fire.
     *
     * @throws ShopUnusableException when it does not answer
     */
    Set<String> names() {
        return ask("/api/v1/rules?type=alert", RulesAnswer.class).data().groups().stream()
                .flatMap(group -> group.rules().stream())
                .map(Rule::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first value of a query; nothing when it has none. */
    OptionalDouble value(String query) {
        return values(query).stream().mapToDouble(Sample::value).findFirst();
    }

    /** The whole answer to a query, as it is at the moment. */
    List<Sample> values(String query) {
        return ask("/api/v1/query?query=" + Ask.encode(query), QueryAnswer.class).data().result().stream()
                .map(series -> new Sample(
                        series.metric(),
                        Double.parseDouble(series.value().getLast().replace("Inf", "Infinity"))))
                .toList();
    }

    private <T> T ask(String path, Class<T> type) {
        try {
            Answer answer = prometheus.send(Ask.get(path));
            if (answer.status() != 200) {
                throw new ShopUnusableException(
                        "%s%s answers %d".formatted(prometheus.address(), path, answer.status()));
            }
            return Json.read(answer.body(), type);
        } catch (JacksonException e) {
            throw new ShopUnusableException("%s%s is not Prometheus's API".formatted(prometheus.address(), path));
        } catch (ShopUnusableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ShopUnusableException("%s does not answer: %s".formatted(prometheus.address(), e.getMessage()));
        }
    }

    @Override
    public void close() {
        prometheus.close();
    }

    private record AlertsAnswer(AlertsData data) {}

    private record AlertsData(List<Alert> alerts) {}

    private record Alert(Map<String, String> labels, String state) {}

    private record RulesAnswer(RulesData data) {}

    private record RulesData(List<Group> groups) {}

    private record Group(List<Rule> rules) {}

    private record Rule(String name) {}

    private record QueryAnswer(QueryData data) {}

    private record QueryData(List<Series> result) {}

    private record Series(Map<String, String> metric, List<String> value) {}
}
