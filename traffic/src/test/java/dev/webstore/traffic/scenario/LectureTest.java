package dev.webstore.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
              - {see: Nobody comes., where: Window}
            fix: Buy a disk.
            """, _ -> true);

    @Test
    void leadsThroughStoryLessonsAndFixAndWaitsInBetween() throws InterruptedException {
        List<String> told = new ArrayList<>();
        var lecture = new Lecture(told::add, what -> told.add("> " + what));

        lecture.begin(SCENARIO);
        lecture.look(SCENARIO, query -> query.equals("latency") ? 4.25 : Double.NaN);
        lecture.end(SCENARIO);

        assertThat(told)
                .containsExactly(
                        "1. What happens. A disk dies.",
                        "   It will be broken like this: nobody comes any more.",
                        "2. What you can expect. Slow will fire, and all is repaired at the end.",
                        "> break it",
                        "3. It is slow.",
                        "   Look at: Console",
                        "   Ask: latency",
                        "   The answer is 4.250 at the moment.",
                        "> go on",
                        "4. The disk is full.",
                        "   Look at: Host",
                        "   Ask: disk",
                        "   It has no value at the moment.",
                        "> go on",
                        "5. Nobody comes.",
                        "   Look at: Window",
                        "> repair it",
                        "6. What to do when it happens in earnest. Buy a disk.");
    }
}
