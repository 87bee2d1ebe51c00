package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.Schedule;
import dev.webstore.traffic.file.BadFileException;
import dev.webstore.traffic.file.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads load tests; docs/traffic.md describes the format. */
final class LoadFile {

    private static final double FASTEST = 10_000;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final List<String> KINDS = List.of("ramp", "steady", "spike", "soak", "breakpoint");

    private LoadFile() {}

    /**
     * Reads a file.
     *
     * @throws BadFileException naming line and field of everything that is wrong
     */
    static LoadPlan read(Path file) {
        return Section.read(file, LoadFile::plan);
    }

    static LoadPlan parse(String name, String yaml) {
        return Section.parse(name, yaml, LoadFile::plan);
    }

    private static LoadPlan plan(Section file) {
        file.only("name", "description", "users", "stages", "thresholds");
        var stages = new ArrayList<Stage>();
        for (Section stage : file.requiredSections("stages")) {
            stage(stage).ifPresent(stages::add);
        }
        List<Threshold> thresholds =
                file.has("thresholds") ? file.texts("thresholds", Threshold::parse) : Threshold.USUAL;
        int users = file.optionalWhole("users", 1, LoadPlan.MOST_USERS).orElse(LoadPlan.USUAL_USERS);
        return new LoadPlan(file.text("name"), file.optionalText("description").orElse(""), users, stages, thresholds);
    }

    private static Optional<Stage> stage(Section stage) {
        List<String> names = stage.names();
        if (names.size() != 1 || !KINDS.contains(names.getFirst())) {
            stage.reject(names.isEmpty() ? "?" : names.getFirst(), "must be one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        String kind = names.getFirst();
        return stage.optionalSection(kind).map(fields -> switch (kind) {
            case "ramp" -> ramp(fields);
            case "breakpoint" -> breakpoint(fields);
            default -> constant(kind, fields);
        });
    }

    private static Stage ramp(Section fields) {
        fields.only("from", "to", "for");
        double from = fields.number("from", 0, FASTEST);
        return new Stage.Steady("ramp", new Schedule(from, fields.number("to", 0, FASTEST), time(fields, "for")));
    }

    private static Stage constant(String kind, Section fields) {
        fields.only("rate", "for");
        return new Stage.Steady(kind, Schedule.constant(fields.number("rate", 0.01, FASTEST), time(fields, "for")));
    }

    private static Stage breakpoint(Section fields) {
        fields.only("from", "to", "step", "every");
        double from = fields.number("from", 0.01, FASTEST);
        double to = fields.number("to", 0.01, FASTEST);
        if (to < from) {
            fields.reject("to", "must be at least from");
        }
        return new Stage.Breakpoint(from, to, fields.number("step", 0.01, FASTEST), time(fields, "every"));
    }

    private static Duration time(Section fields, String name) {
        Duration time = fields.duration(name);
        if (time.compareTo(LONGEST) > 0) {
            fields.reject(name, "must be at most 24h");
        }
        return time;
    }
}
