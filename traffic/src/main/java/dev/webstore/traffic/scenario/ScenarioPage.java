package dev.webstore.traffic.scenario;

import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import dev.webstore.traffic.scenario.Scenario.Lesson;
import java.util.ArrayList;
import java.util.List;

/** The page about a scenario, as docs/game-days/ has it and {@code --explain} tells it. */
final class ScenarioPage {

    private ScenarioPage() {}

    /** The page, in Markdown. */
    static String of(Scenario scenario) {
        var lines = new ArrayList<String>();
        lines.add("# " + scenario.title());
        lines.add("");
        lines.add(
                "<!-- Generated from traffic/scenarios/%s.yaml; a test compares them. -->".formatted(scenario.name()));
        lines.add("");
        lines.add(scenario.story().strip());
        lines.add("");
        lines.add("```sh");
        lines.add("./webstore scenario run %s --explain".formatted(scenario.name()));
        lines.add("```");
        section(
                lines,
                "What is broken",
                scenario.faults().stream().map(Fault::text).toList());
        section(
                lines,
                "Alerts that must fire",
                scenario.fire().stream().map(ScenarioPage::alert).toList());
        section(lines, "Alerts that must not", scenario.quiet());
        section(
                lines,
                "What customers must still be able to do",
                scenario.works().stream().map(Errand::toString).toList());
        lines.add("");
        lines.add(
                "Afterwards, within %d minutes: these alerts resolved, no order and no payment pending, and the money of"
                        .formatted(scenario.recovery().toMinutes()));
        lines.add("every order where the provider's book has it.");
        lines.add("");
        lines.add("## What there is to see");
        for (Lesson lesson : scenario.lessons()) {
            lines.add("");
            lines.add("1. %s *%s*".formatted(lesson.see(), lesson.where()));
            if (!lesson.query().isEmpty()) {
                lines.add("");
                lines.add("   ```promql");
                lines.add("   " + lesson.query());
                lines.add("   ```");
            }
        }
        lines.add("");
        lines.add("## What to do");
        lines.add("");
        lines.add(scenario.fix().strip());
        lines.add("");
        return String.join("\n", lines);
    }

    private static String alert(ExpectedAlert expected) {
        return "[%s](../runbooks/%s.md)%s within %d minutes"
                .formatted(
                        expected.alert(),
                        expected.alert(),
                        expected.labels().isEmpty() ? "" : " of " + expected.labels(),
                        expected.within().toMinutes());
    }

    private static void section(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add("## " + title);
            lines.add("");
            items.forEach(item -> lines.add("- " + item));
        }
    }
}
