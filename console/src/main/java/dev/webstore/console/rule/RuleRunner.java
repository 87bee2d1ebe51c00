package dev.webstore.console.rule;

import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.AlertListener.Change;
import dev.webstore.console.rule.Expressions.Point;
import dev.webstore.console.rule.RuleStatus.Health;
import dev.webstore.console.template.Template;
import dev.webstore.console.template.TemplateData;
import dev.webstore.promql.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Evaluates one rule, again and again, and remembers what that needs. Used by one thread at a time. */
final class RuleRunner {

    private static final String NAME = "__name__";

    /** An alert that is not heard of for so many evaluations may be taken as over. */
    private static final int VALID_FOR = 4;

    private static final Duration LEAST_VALIDITY = Duration.ofMinutes(1);

    private final Rule rule;
    private final RuleGroup group;
    private final RuleContext context;
    private final AlertStates states;

    /** The series that the last evaluation wrote. */
    private Set<Map<String, String>> written = Set.of();

    private volatile RuleStatus status;

    RuleRunner(Rule rule, RuleGroup group, RuleContext context) {
        this.rule = rule;
        this.group = group;
        this.context = context;
        this.states = rule instanceof Rule.Alerting alerting
                ? new AlertStates(alerting.holdFor(), alerting.keepFiringFor())
                : new AlertStates(Duration.ZERO, Duration.ZERO);
        this.status = RuleStatus.unknown(rule);
    }

    RuleStatus status() {
        return status;
    }

    void evaluate(Instant now) {
        long start = System.nanoTime();
        String error = "";
        try {
            long time = now.minus(group.queryOffset()).toEpochMilli();
            write(
                    switch (rule) {
                        case Rule.Recording recording -> record(recording, time);
                        case Rule.Alerting alerting -> watch(alerting, now, time);
                    },
                    time);
        } catch (RuntimeException e) {
            error = e.getMessage() == null ? e.toString() : e.getMessage();
            noteFailure(error);
        }
        status = new RuleStatus(
                rule,
                error.isEmpty() ? Health.OK : Health.ERR,
                error,
                Optional.of(now),
                Duration.ofNanos(System.nanoTime() - start),
                states.all());
    }

    private void noteFailure(String error) {
        // A rule that goes on failing in the same way has been told of.
        if (!status.error().equals(error)) {
            context.logger()
                    .atWarn()
                    .addKeyValue("rule_group", group.name())
                    .addKeyValue("rule", rule.name())
                    .addKeyValue("error", error)
                    .log("A rule could not be evaluated");
        }
    }

    private void write(Map<Map<String, String>, Double> samples, long time) {
        samples.forEach((labels, value) -> context.sink().append(labels, time, value));
        for (Map<String, String> labels : written) {
            if (!samples.containsKey(labels)) {
                context.sink().append(labels, time, Stale.NAN);
            }
        }
        written = new HashSet<>(samples.keySet());
    }

    private Map<Map<String, String>, Double> record(Rule.Recording recording, long time) {
        var samples = new LinkedHashMap<Map<String, String>, Double>();
        for (Point point : context.expressions().evaluate(recording.expression(), time)) {
            var labels = new TreeMap<>(point.labels());
            labels.put(NAME, recording.name());
            set(labels, recording.labels());
            if (samples.put(Map.copyOf(labels), point.value()) != null) {
                throw new IllegalStateException(
                        "vector contains metrics with the same labelset after applying rule labels");
            }
        }
        demandWithinLimit(samples.size(), "series");
        return samples;
    }

    private Map<Map<String, String>, Double> watch(Rule.Alerting alerting, Instant now, long time) {
        var found = new LinkedHashMap<Map<String, String>, AlertStates.Found>();
        for (Point point : context.expressions().evaluate(alerting.expression(), time)) {
            TemplateData data = context.templateData(point.labels(), point.value(), time);
            var labels = new TreeMap<>(point.labels());
            labels.remove(NAME);
            set(labels, rendered(alerting.labelTemplates(), data));
            labels.put("alertname", alerting.name());
            var what = new AlertStates.Found(rendered(alerting.annotationTemplates(), data), point.value());
            if (found.put(Map.copyOf(labels), what) != null) {
                throw new IllegalStateException(
                        "vector contains metrics with the same labelset after applying alert labels");
            }
        }
        List<Change> changes = states.advance(found, now);
        if (group.limit() > 0 && states.active() > group.limit()) {
            long active = states.active();
            states.clear();
            demandWithinLimit(active, "alerts");
        }
        context.listener().evaluated(alerting, now, notable(now), now.plus(validity()), changes);
        return alertSeries();
    }

    private void demandWithinLimit(long count, String what) {
        if (group.limit() > 0 && count > group.limit()) {
            throw new IllegalStateException("exceeded limit of %d with %d %s".formatted(group.limit(), count, what));
        }
    }

    private List<ActiveAlert> notable(Instant now) {
        var notable = new ArrayList<ActiveAlert>();
        for (ActiveAlert alert : states.all()) {
            if (alert.state() == State.FIRING || now.equals(alert.resolvedAt())) {
                notable.add(alert);
            }
        }
        return notable;
    }

    private Duration validity() {
        Duration interval = group.interval().compareTo(LEAST_VALIDITY) < 0 ? LEAST_VALIDITY : group.interval();
        return interval.multipliedBy(VALID_FOR);
    }

    /** {@code ALERTS} and {@code ALERTS_FOR_STATE}, as Prometheus shows the state of its alerts to queries. */
    private Map<Map<String, String>, Double> alertSeries() {
        var samples = new LinkedHashMap<Map<String, String>, Double>();
        for (ActiveAlert alert : states.all()) {
            if (alert.state() == State.RESOLVED) {
                continue;
            }
            var labels = new TreeMap<>(alert.labels());
            labels.put(NAME, "ALERTS_FOR_STATE");
            samples.put(Map.copyOf(labels), (double) alert.activeAt().getEpochSecond());
            labels.put(NAME, "ALERTS");
            labels.put("alertstate", alert.state().toString());
            samples.put(Map.copyOf(labels), 1.0);
        }
        return samples;
    }

    private Map<String, String> rendered(Map<String, Template> templates, TemplateData data) {
        var texts = new TreeMap<String, String>();
        templates.forEach((name, template) -> texts.put(name, rendered(name, template, data)));
        return texts;
    }

    private String rendered(String name, Template template, TemplateData data) {
        try {
            return template.render(data);
        } catch (RuntimeException e) {
            noteFailure("template of %s: %s".formatted(name, e.getMessage()));
            return "<error expanding template: %s>".formatted(e.getMessage());
        }
    }

    /** Sets labels; an empty value removes one. */
    private static void set(Map<String, String> labels, Map<String, String> added) {
        added.forEach((name, value) -> {
            if (value.isEmpty()) {
                labels.remove(name);
            } else {
                labels.put(name, value);
            }
        });
    }
}
