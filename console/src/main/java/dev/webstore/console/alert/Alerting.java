package dev.webstore.console.alert;

import dev.webstore.console.alertmanager.Alertmanager;
import dev.webstore.console.alertmanager.AlertmanagerConfig;
import dev.webstore.console.alertmanager.Silences;
import dev.webstore.console.files.FileException;
import dev.webstore.console.files.ObservabilityFiles;
import dev.webstore.console.notify.Notifications;
import dev.webstore.console.rule.Expressions;
import dev.webstore.console.rule.RuleContext;
import dev.webstore.console.rule.RuleEngine;
import dev.webstore.console.rule.RuleFiles;
import dev.webstore.console.rule.RuleGroup;
import dev.webstore.console.rule.SampleSink;
import dev.webstore.platform.background.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;

/** Evaluates the rules and notifies of their alerts, from start to close. */
public final class Alerting implements AutoCloseable {

    /** As Prometheus is configured in {@code observability/}. */
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(15);

    private final RuleEngine rules;
    private final Notifications notifications;
    private final Worker ticking;
    private final AlertBook book;

    private Alerting(RuleEngine rules, Notifications notifications, Worker ticking, AlertBook book) {
        this.rules = rules;
        this.notifications = notifications;
        this.ticking = ticking;
        this.book = book;
    }

    /**
     * Reads the files and starts.
     *
     * @param expressions evaluates PromQL over the store
     * @param sink the store, for what rules record
     * @param externalUrl where people find the console, without a slash at its end
     * @throws FileException when a file of rules or the routing is not well-formed
     */
    public static Alerting start(
            ObservabilityFiles files,
            Expressions expressions,
            SampleSink sink,
            String externalUrl,
            InstantSource clock,
            Logger logger) {
        var reader = new RuleFiles(expressions, EVALUATION_INTERVAL);
        List<RuleGroup> groups = files.rules().stream()
                .flatMap(file -> reader.read(file).stream())
                .toList();
        AlertmanagerConfig config =
                files.alertmanager().map(AlertmanagerConfig::parse).orElseGet(AlertmanagerConfig::none);

        var notifications = new Notifications(externalUrl, clock, logger);
        var alertmanager = new Alertmanager(config, new Silences(clock), notifications, clock);
        var history = new AlertHistory();
        var relay = new AlertRelay(alertmanager, history, externalUrl);
        var rules = new RuleEngine(groups, new RuleContext(expressions, sink, relay, externalUrl, logger), clock);
        rules.start();
        Worker ticking = Worker.start("notifications", Duration.ofSeconds(1), logger, () -> {
            alertmanager.tick();
            return false;
        });
        return new Alerting(
                rules,
                notifications,
                ticking,
                new AlertBook(rules, alertmanager, history, notifications.log(), files, clock));
    }

    /** What there is to know about alerts. */
    public AlertBook book() {
        return book;
    }

    @Override
    public void close() {
        rules.close();
        ticking.close();
        notifications.close();
    }
}
