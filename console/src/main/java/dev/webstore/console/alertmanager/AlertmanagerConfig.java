package dev.webstore.console.alertmanager;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.webstore.console.files.FileException;
import dev.webstore.console.files.TextFile;
import dev.webstore.console.files.Yaml;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Alertmanager's configuration file, as far as the console acts on it; what is only needed to deliver to chat or mail
 * is read and left alone.
 *
 * @param root the routing tree
 * @param receivers by name
 * @param inhibitions which alerts mute which
 * @param resolveTimeout after what time without news an alert sent to us counts as resolved
 * @param original the text of the file
 */
public record AlertmanagerConfig(
        Route root,
        Map<String, Receiver> receivers,
        List<InhibitionRule> inhibitions,
        Duration resolveTimeout,
        String original) {

    private static final Duration DEFAULT_RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    /**
     * Reads the file.
     *
     * @throws FileException when it has unknown fields, a route without receiver, or is wrong in another way
     */
    public static AlertmanagerConfig parse(TextFile file) {
        Document document = Yaml.read(file, Document.class);
        try {
            return document.config(file.text());
        } catch (IllegalArgumentException e) {
            throw new FileException(file.name(), String.valueOf(e.getMessage()));
        }
    }

    /** What holds when there is no file: every alert is shown, nobody is told. */
    public static AlertmanagerConfig none() {
        return parse(new TextFile("alertmanager.yml", "route: {receiver: console}\nreceivers: [{name: console}]\n"));
    }

    /**
     * The receiver of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Receiver receiver(String name) {
        Receiver receiver = receivers.get(name);
        if (receiver == null) {
            throw new IllegalArgumentException("undefined receiver \"%s\"".formatted(name));
        }
        return receiver;
    }

    /** The file. */
    private record Document(
            @Nullable Global global,
            @Nullable RouteYaml route,
            @Nullable List<InhibitYaml> inhibitRules,
            @Nullable List<ReceiverYaml> receivers,
            @Nullable List<String> templates,
            @Nullable JsonNode tracing) {

        AlertmanagerConfig config(String text) {
            if (route == null) {
                throw new IllegalArgumentException("no routes provided");
            }
            var byName = new HashMap<String, Receiver>();
            for (ReceiverYaml yaml : orEmpty(receivers)) {
                Receiver receiver = yaml.receiver();
                if (byName.put(receiver.name(), receiver) != null) {
                    throw new IllegalArgumentException(
                            "notification config name \"%s\" is not unique".formatted(receiver.name()));
                }
            }
            Route root = route.root(byName.keySet());
            return new AlertmanagerConfig(
                    root,
                    Map.copyOf(byName),
                    orEmpty(inhibitRules).stream().map(InhibitYaml::rule).toList(),
                    global == null || global.resolveTimeout() == null
                            ? DEFAULT_RESOLVE_TIMEOUT
                            : global.resolveTimeout(),
                    text);
        }
    }

    /** Defaults of the receivers; only the timeout concerns the console. */
    private record Global(
            @Nullable Duration resolveTimeout,
            @JsonAnySetter Map<String, JsonNode> others) {}

    private record RouteYaml(
            @Nullable String receiver,
            @Nullable List<String> groupBy,
            @JsonProperty("continue") boolean goesOn,
            @Nullable List<String> matchers,
            @Nullable Map<String, String> match,
            @Nullable Map<String, String> matchRe,
            @Nullable Duration groupWait,
            @Nullable Duration groupInterval,
            @Nullable Duration repeatInterval,
            @Nullable List<RouteYaml> routes) {

        Route root(Set<String> receivers) {
            if (receiver == null) {
                throw new IllegalArgumentException("root route must specify a default receiver");
            }
            if (!conditions().all().isEmpty()) {
                throw new IllegalArgumentException("root route must not have any matchers");
            }
            if (goesOn) {
                throw new IllegalArgumentException("cannot have continue in root route");
            }
            return route(Route.defaults(), receivers);
        }

        private Route route(Route parent, Set<String> receivers) {
            String to = receiver == null ? parent.receiver() : receiver;
            if (!receivers.contains(to)) {
                throw new IllegalArgumentException("undefined receiver \"%s\" used in route".formatted(to));
            }
            Matchers conditions = conditions();
            var own = new Route(
                    (parent.key().isEmpty() ? "" : parent.key() + "/") + conditions,
                    conditions,
                    goesOn,
                    to,
                    groupBy == null ? parent.groupBy() : Grouping.by(groupBy),
                    positive("group_wait", groupWait, parent.groupWait(), true),
                    positive("group_interval", groupInterval, parent.groupInterval(), false),
                    positive("repeat_interval", repeatInterval, parent.repeatInterval(), false),
                    List.of());
            return own.with(orEmpty(routes).stream()
                    .map(child -> child.route(own, receivers))
                    .toList());
        }

        private Matchers conditions() {
            Matchers equal = new Matchers(orEmpty(match).entrySet().stream()
                    .map(entry -> new Matcher(entry.getKey(), Matcher.Operator.EQUAL, entry.getValue()))
                    .toList());
            Matchers like = new Matchers(orEmpty(matchRe).entrySet().stream()
                    .map(entry -> new Matcher(entry.getKey(), Matcher.Operator.MATCHES, entry.getValue()))
                    .toList());
            return equal.and(like).and(Matchers.parse(orEmpty(matchers)));
        }

        private static Duration positive(String name, @Nullable Duration value, Duration inherited, boolean mayBeZero) {
            if (value != null && value.isZero() && !mayBeZero) {
                throw new IllegalArgumentException(name + " cannot be zero");
            }
            return value == null ? inherited : value;
        }
    }

    private record InhibitYaml(
            @Nullable List<String> sourceMatchers,
            @Nullable List<String> targetMatchers,
            @Nullable Map<String, String> sourceMatch,
            @Nullable Map<String, String> targetMatch,
            @Nullable Map<String, String> sourceMatchRe,
            @Nullable Map<String, String> targetMatchRe,
            @Nullable List<String> equal) {

        InhibitionRule rule() {
            return new InhibitionRule(
                    matchers(sourceMatchers, sourceMatch, sourceMatchRe),
                    matchers(targetMatchers, targetMatch, targetMatchRe),
                    new HashSet<>(orEmpty(equal)));
        }
    }

    private static Matchers matchers(
            @Nullable List<String> texts, @Nullable Map<String, String> equal, @Nullable Map<String, String> like) {
        return new RouteYaml(null, null, false, texts, equal, like, null, null, null, null).conditions();
    }

    private record ReceiverYaml(
            @Nullable String name,
            @Nullable List<WebhookYaml> webhookConfigs,
            @JsonAnySetter Map<String, JsonNode> others) {

        Receiver receiver() {
            if (name == null || name.isEmpty()) {
                throw new IllegalArgumentException("missing name in receiver");
            }
            for (String key : others.keySet()) {
                if (!key.endsWith("_configs")) {
                    throw new IllegalArgumentException("unknown field %s in receiver %s".formatted(key, name));
                }
            }
            return Receiver.of(
                    name,
                    orEmpty(webhookConfigs).stream().map(WebhookYaml::webhook).toList(),
                    others);
        }
    }

    private record WebhookYaml(
            @Nullable String url,
            @Nullable String urlFile,
            @Nullable Boolean sendResolved,
            @Nullable Integer maxAlerts,
            @Nullable Duration timeout,
            @Nullable JsonNode httpConfig) {

        Receiver.Webhook webhook() {
            if (url == null) {
                throw new IllegalArgumentException(
                        "one of url or url_file must be configured; the console takes a url");
            }
            return Receiver.Webhook.to(
                    url,
                    sendResolved == null || sendResolved,
                    maxAlerts == null ? 0 : maxAlerts,
                    timeout == null || timeout.isZero() ? Duration.ofSeconds(10) : timeout);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
