package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.file.BadFileException;
import dev.webstore.traffic.file.Section;
import dev.webstore.traffic.people.Mix;
import dev.webstore.traffic.scenario.Scenario.CrowdShape;
import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import dev.webstore.traffic.scenario.Scenario.Lesson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads scenarios; docs/game-days/README.md describes the format. */
final class ScenarioFile {

    private static final Set<ServiceName> CONTROLLED = EnumSet.of(
            ServiceName.PAYMENT_PROVIDER,
            ServiceName.CRM,
            ServiceName.INVENTORY,
            ServiceName.MAIN,
            ServiceName.PROMOTIONS);
    private static final List<String> FAULTS = List.of("control", "attack", "visitors", "silence", "kill");

    private final Predicate<String> isAlert;

    private ScenarioFile(Predicate<String> isAlert) {
        this.isAlert = isAlert;
    }

    /**
     * Reads a file.
     *
     * @param isAlert whether there is an alert of a name, where the scenario shall take place: one that never fires would
     *     be quiet for sure
     * @throws BadFileException naming line and field of everything that is wrong
     */
    static Scenario read(Path file, Predicate<String> isAlert) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        return Section.read(file, section -> new ScenarioFile(isAlert).scenario(name, section));
    }

    static Scenario parse(String name, String yaml, Predicate<String> isAlert) {
        return Section.parse(name + ".yaml", yaml, section -> new ScenarioFile(isAlert).scenario(name, section));
    }

    private Scenario scenario(String name, Section file) {
        file.only("title", "story", "traffic", "faults", "alerts", "customers", "recovery", "lessons", "fix");
        var faults = new ArrayList<Fault>();
        file.requiredSections("faults").forEach(fault -> fault(fault).ifPresent(faults::add));
        Optional<Section> alerts = file.optionalSection("alerts");
        alerts.ifPresent(section -> section.only("fire", "quiet"));
        List<ExpectedAlert> fire = alerts.map(section ->
                        section.sections("fire").stream().map(this::alert).toList())
                .orElse(List.of());
        return new Scenario(
                name,
                file.text("title"),
                file.text("story"),
                crowd(file),
                faults,
                fire,
                alerts.map(section -> section.texts("quiet", alert -> quiet(alert, fire)))
                        .orElse(List.of()),
                file.texts("customers", Errand::parse),
                file.duration("recovery"),
                file.sections("lessons").stream().map(ScenarioFile::lesson).toList(),
                file.text("fix"));
    }

    private static CrowdShape crowd(Section file) {
        return crowd(file.optionalSection("traffic"));
    }

    private static CrowdShape crowd(Optional<Section> traffic) {
        traffic.ifPresent(section -> section.only("rate", "mix", "countries", "pace"));
        return new CrowdShape(
                traffic.flatMap(section -> section.optionalNumber("rate", 0.1, 100))
                        .orElse(2.0),
                traffic.flatMap(section -> section.optional("mix", Mix::parse)).orElse(Mix.USUAL),
                traffic.flatMap(section -> section.optional("countries", ScenarioFile::countries))
                        .orElse(EnumSet.allOf(Country.class)),
                traffic.flatMap(section -> section.optionalNumber("pace", 0.1, 1000))
                        .orElse(5.0));
    }

    private static Set<Country> countries(String text) {
        var countries = EnumSet.noneOf(Country.class);
        for (String name : text.split(" *, *", -1)) {
            countries.add(Fields.constant(Country.class, name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "must be some of " + Fields.choices(Country.class) + ", separated by commas")));
        }
        return countries;
    }

    private static Optional<Fault> fault(Section fault) {
        List<String> names = fault.names();
        if (names.size() != 1 || !FAULTS.contains(names.getFirst())) {
            fault.reject(names.isEmpty() ? "?" : names.getFirst(), "must be one of " + String.join(", ", FAULTS));
            return Optional.empty();
        }
        return fault.optionalSection(names.getFirst()).map(fields -> switch (names.getFirst()) {
            case "control" -> control(fields);
            case "attack" -> attack(fields);
            case "visitors" -> new Fault.Visitors(crowd(Optional.of(fields)));
            case "kill" -> new Fault.Kill(victim(fields));
            default -> {
                fields.only();
                yield new Fault.Silence();
            }
        });
    }

    private static Fault control(Section fields) {
        fields.only("system", "behaviour");
        Optional<Object> behaviour = fields.optionalTree("behaviour");
        if (!fields.has("behaviour")) {
            fields.reject("behaviour", "is missing");
        }
        return new Fault.Control(system(fields), behaviour.orElse(Map.of()));
    }

    private static Fault attack(Section fields) {
        fields.only("kind", "rate");
        String kind = fields.text("kind");
        Optional<Fault.Attack.Kind> known = Fields.constant(Fault.Attack.Kind.class, kind);
        if (known.isEmpty()) {
            fields.reject("kind", "must be one of " + Fields.choices(Fault.Attack.Kind.class));
        }
        return new Fault.Attack(known.orElse(Fault.Attack.Kind.RETRY_STORM), fields.number("rate", 0.1, 1000));
    }

    private static ServiceName system(Section fields) {
        String text = fields.text("system");
        Optional<ServiceName> name =
                CONTROLLED.stream().filter(one -> one.text().equals(text)).findFirst();
        if (name.isEmpty()) {
            fields.reject("system", "must be one of " + names(CONTROLLED.stream()));
        }
        return name.orElse(ServiceName.PAYMENT_PROVIDER);
    }

    private static String victim(Section fields) {
        fields.only("service");
        String text = fields.text("service");
        boolean known = text.equals(Venue.COLLECTOR)
                || Arrays.stream(ServiceName.values())
                        .anyMatch(name -> name.text().equals(text));
        if (!known) {
            fields.reject(
                    "service",
                    "must be one of %s, %s".formatted(names(Arrays.stream(ServiceName.values())), Venue.COLLECTOR));
        }
        return text;
    }

    private static String names(Stream<ServiceName> services) {
        return services.map(ServiceName::text).collect(Collectors.joining(", "));
    }

    private String known(String alert) {
        if (!isAlert.test(alert)) {
            throw new IllegalArgumentException("there is no alert \"%s\"".formatted(alert));
        }
        return alert;
    }

    private String quiet(String alert, List<ExpectedAlert> fire) {
        if (fire.stream().anyMatch(expected -> expected.alert().equals(alert))) {
            throw new IllegalArgumentException("%s must fire, too".formatted(alert));
        }
        return known(alert);
    }

    private ExpectedAlert alert(Section fields) {
        fields.only("alert", "within", "labels");
        var labels = new TreeMap<String, String>();
        fields.optionalSection("labels")
                .ifPresent(section -> section.names().forEach(name -> labels.put(name, section.text(name))));
        Duration within = fields.duration("within");
        return new ExpectedAlert(fields.text("alert", this::known), within, labels);
    }

    private static Lesson lesson(Section fields) {
        fields.only("see", "where", "query");
        return new Lesson(
                fields.text("see"),
                fields.text("where"),
                fields.optionalText("query").orElse(""));
    }
}
