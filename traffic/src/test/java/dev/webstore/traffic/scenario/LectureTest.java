package dev.webstore.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LectureTest {

    private static final Scenario SCENARIO = ScenarioFile.parse("slow", """
            title: Slow
            story: A disk dies.
            faults: [{silence: {}}]
            alerts: {fire: [{alert: Slow, within: 1m}]}
            recovery: 1m
            lessons:
              - {see: It is slow., where: Console, query: latency}
              - {see: The disk is full., where: Host, query: disk}
              - {see: Brazil suffers., where: Map, query: rate}
              - {see: Nobody comes., where: Window}
            fix: Buy a disk.
            """, _ -> true);

    @Test
    void leadsThroughStoryLessonsAndFixAndWaitsInBetween() throws InterruptedException {
        List<String> told = new ArrayList<>();
        var lecture = new Lecture(URI.create("http://localhost:3000"), told::add, what -> told.add("> " + what));

        lecture.begin(SCENARIO);
        lecture.look(SCENARIO, query -> switch (query) {
            case "latency" -> List.of(new Sample(Map.of(), 4.25));
            case "rate" ->
                List.of(
                        new Sample(Map.of("__name__", "rate", "country", "BR", "method", "paypal"), 0.125),
                        new Sample(Map.of("country", "US"), 1));
            default -> List.of();
        });
        lecture.end(SCENARIO);

        assertThat(told)
                .containsExactly(
                        "1. What happens. A disk dies.",
                        "   It will be broken like this: nobody comes any more.",
                        "2. What you can expect. Slow will fire, and all is repaired at the end.",
                        "   Alerts are at http://localhost:3000; what to do about one is in docs/runbooks/Slow.md.",
                        "> break it",
                        "3. It is slow.",
                        "   Look at: Console",
                        "   Ask: latency",
                        "   The answer at the moment: 4.250",
                        "> go on",
                        "4. The disk is full.",
                        "   Look at: Host",
                        "   Ask: disk",
                        "   There is no answer at the moment.",
                        "> go on",
                        "5. Brazil suffers.",
                        "   Look at: Map",
                        "   Ask: rate",
                        "   The answer at the moment:",
                        "     0.1250 for {country=BR, method=paypal}",
                        "     1.000 for {country=US}",
                        "> go on",
                        "6. Nobody comes.",
                        "   Look at: Window",
                        "> repair it",
                        "7. What to do when it happens in earnest. Buy a disk.");
    }
}
