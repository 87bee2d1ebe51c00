package dev.webstore.console.page;

import dev.webstore.console.alert.AlertBook;
import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.Alertmanager.Routed;
import dev.webstore.console.alertmanager.Matchers;
import dev.webstore.console.alertmanager.Silence;
import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.Panel.Options;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.console.notify.Delivery;
import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.AlertListener.Change;
import dev.webstore.console.rule.Rule;
import dev.webstore.console.rule.RuleStatus;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code /alerts}, {@code /alerts/{name}} and the runbooks. */
public final class AlertPages implements Routes {

    private static final int SHOWN = 50;
    private static final int MAX_FORM_BYTES = 4_096;
    private static final Duration LONGEST_SILENCE = Duration.ofHours(24);

    private final Pages pages;
    private final AlertBook book;
    private final Queries queries;
    private final Clock clock;

    /** Pages about the alerts in {@code book}. */
    public AlertPages(Pages pages, AlertBook book, Queries queries, Clock clock) {
        this.pages = pages;
        this.book = book;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * All alerting rules.
     *
     * @param rules those that fire first
     * @param history what changed, newest first
     * @param notified who was told of what, newest first
     */
    public record Overview(
            List<RuleStatus> rules,
            List<Silence> silences,
            List<Change> history,
            List<Delivery> notified,
            Instant now) {}

    /**
     * An alerting rule with all there is to know of it.
     *
     * @param curve its value over time against its threshold, as console.js draws it; "" when it cannot be drawn
     * @param states when it was pending and firing, likewise
     * @param routed its alerts as Alertmanager sees them
     * @param receivers who would be told of it
     * @param history what changed, newest first
     * @param runbook what to do, as HTML; "" when there is none
     */
    public record View(
            RuleStatus status,
            Rule.Alerting rule,
            String curve,
            String states,
            List<Routed> routed,
            List<String> receivers,
            List<Change> history,
            String runbook,
            Instant now) {}

    /** How a state is coloured. */
    public static Tone tone(Optional<State> state) {
        return switch (state.orElse(State.RESOLVED)) {
            case FIRING -> Tone.BAD;
            case PENDING -> Tone.WARN;
            case RESOLVED -> Tone.GOOD;
        };
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/alerts", pages.page(Section.ALERTS, "Alerts", "now-30m", "alerts.jte", (_, _) -> overview()))
                .get("/alerts/{name}", this::alert)
                .post("/alerts/{name}/silences", this::silence)
                .get("/docs/runbooks/{file}", this::runbook);
    }

    private Stream<RuleStatus> alerting() {
        return book.rules().stream()
                .flatMap(group -> group.rules().stream())
                .filter(status -> status.rule() instanceof Rule.Alerting);
    }

    private Overview overview() {
        List<RuleStatus> sorted = alerting()
                .sorted(Comparator.comparingInt((RuleStatus status) ->
                                tone(status.state()) == Tone.BAD ? 0 : tone(status.state()) == Tone.WARN ? 1 : 2)
                        .thenComparing(status -> status.rule().name()))
                .toList();
        Instant now = clock.instant();
        List<Silence> active = book.alertmanager().silences().all().stream()
                .filter(silence -> silence.stateAt(now) != Silence.State.EXPIRED)
                .toList();
        return new Overview(
                sorted, active, latest(book.history()), latest(book.deliveries().latest()), now);
    }

    private static <T> List<T> latest(List<T> all) {
        return all.stream().limit(SHOWN).toList();
    }

    private RuleStatus find(String name) {
        return alerting()
                .filter(status -> status.rule().name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such alert"));
    }

    private void alert(ServerRequest request, ServerResponse response) {
        RuleStatus status = find(Requests.path(request, "name"));
        if (!(status.rule() instanceof Rule.Alerting rule)) {
            throw ProblemException.notFound("There is no such alert");
        }
        Frame frame = pages.frame(request, Section.ALERTS, rule.name(), "now-1h");
        Map<String, String> labels = new TreeMap<>(rule.labels());
        labels.put("alertname", rule.name());
        var sample = new Alert(new TreeMap<>(labels), new TreeMap<>(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "");
        var view = new View(
                status,
                rule,
                curve(rule, frame),
                states(rule, frame),
                book.alertmanager().alerts().stream()
                        .filter(routed -> routed.alert().name().equals(rule.name()))
                        .toList(),
                book.alertmanager().routed(sample).receivers(),
                book.history().stream()
                        .filter(change -> change.alert().name().equals(rule.name()))
                        .limit(SHOWN)
                        .toList(),
                book.runbook(rule.name()).map(Markdown::body).orElse(""),
                clock.instant());
        pages.send(response, "alert.jte", frame, view);
    }

    private String curve(Rule.Alerting rule, Frame frame) {
        return queries.comparison(rule.expression())
                .map(comparison -> {
                    List<Line> lines = lines(comparison.value(), frame);
                    var style = FieldStyle.PLAIN.marked(comparison.threshold());
                    return lines.isEmpty() ? "" : chart(lines, style, frame);
                })
                .orElse("");
    }

    private String states(Rule.Alerting rule, Frame frame) {
        List<Line> lines = new ArrayList<>();
        for (State state : new State[] {State.PENDING, State.FIRING}) {
            String count = "count(ALERTS{alertname=\"%s\",alertstate=\"%s\"})".formatted(rule.name(), state);
            for (Line line : lines(count, frame)) {
                var style = FieldStyle.PLAIN.colored(state == State.FIRING ? "red" : "orange");
                lines.add(new Line(state.toString(), line.values(), style));
            }
        }
        return lines.isEmpty() ? "" : chart(lines, FieldStyle.PLAIN, frame);
    }

    private List<Line> lines(String expression, Frame frame) {
        try {
            return queries.range(expression, frame.window()).stream()
                    .map(series -> new Line(Text.series(series.labels()), series.values(), FieldStyle.PLAIN))
                    .toList();
        } catch (QueryException e) {
            return List.of();
        }
    }

    private static String chart(List<Line> lines, FieldStyle style, Frame frame) {
        return Chart.json(new Graph(frame.window(), lines, List.of()), style, Options.lines(10));
    }

    private void silence(ServerRequest request, ServerResponse response) {
        boolean foreign = Requests.header(request, "Sec-Fetch-Site")
                .filter(site -> !site.equals("same-origin"))
                .isPresent();
        if (foreign) {
            throw new ProblemException(Problem.of(403, "Forbidden", "Silences come from the console's own pages"));
        }
        String name = find(Requests.path(request, "name")).rule().name();
        Map<String, String> form = form(Requests.body(request));
        Instant now = clock.instant();
        book.alertmanager()
                .silences()
                .set(new Silence(
                        "",
                        Matchers.parse(List.of("alertname=\"" + name + "\"")),
                        now,
                        now.plus(duration(form.getOrDefault("minutes", ""))),
                        now,
                        "console",
                        form.getOrDefault("comment", "")));
        response.status(Status.SEE_OTHER_303);
        response.header(HeaderNames.LOCATION, "/alerts/" + name);
        response.send();
    }

    private static Duration duration(String minutes) {
        try {
            Duration duration = Duration.ofMinutes(Integer.parseInt(minutes));
            if (duration.isPositive() && duration.compareTo(LONGEST_SILENCE) <= 0) {
                return duration;
            }
        } catch (NumberFormatException e) {
            // Said below, with the accepted range.
        }
        throw ProblemException.invalid("minutes", "must be a whole number from 1 to 1440");
    }

    private static Map<String, String> form(byte[] body) {
        if (body.length > MAX_FORM_BYTES) {
            throw ProblemException.invalid("body", "must have at most %d bytes".formatted(MAX_FORM_BYTES));
        }
        Map<String, String> form = new TreeMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    form.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw ProblemException.invalid(pair.substring(0, equals), "is not encoded as a form is");
                }
            }
        }
        return form;
    }

    /** Where the alerts' annotations lead. */
    private void runbook(ServerRequest request, ServerResponse response) {
        String name = Requests.path(request, "file").replaceFirst("\\.md$", "");
        String runbook = book.runbook(name).orElseThrow(() -> ProblemException.notFound("There is no such runbook"));
        Frame frame = pages.frame(request, Section.ALERTS, "Runbook: " + name, "now-1h");
        pages.send(response, "runbook.jte", frame, Markdown.body(runbook));
    }
}
