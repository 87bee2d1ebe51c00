package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.LoadResult;
import dev.webstore.traffic.drive.Notes;
import dev.webstore.traffic.drive.OpenLoop;
import dev.webstore.traffic.drive.Schedule;
import dev.webstore.traffic.drive.Tally;
import dev.webstore.traffic.drive.Ticker;
import dev.webstore.traffic.journey.Crowd;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.load.StageReport.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a load test against a shop. Used once. */
final class LoadRun {

    /** The same choices in each run. */
    private static final long SEED = 20_260_101;

    private final LoadPlan plan;
    private final Consumer<String> progress;
    private final Timeline timeline = new Timeline();
    private final Tally whole = new Tally();
    private final List<StageReport> stages = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private @Nullable Limit limit;

    /**
     * A run of {@code plan}.
     *
     * @param progress is told what happens, a line at a time
     */
    LoadRun(LoadPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs all stages.
     *
     * @throws ShopUnusableException when there is no shop
     */
    LoadReport against(URI address) throws InterruptedException {
        Instant started = Instant.now();
        try (var shop = new Shop(address, plan.users())) {
            progress.accept("Registering %d shoppers at %s".formatted(plan.users(), address));
            List<Shopper> crowd = Crowd.register(shop, plan.users(), SEED);
            for (Stage stage : plan.stages()) {
                switch (stage) {
                    case Stage.Steady steady -> {
                        StageReport report = run(steady, crowd, whole);
                        stages.add(report);
                        elapsed = elapsed.plus(
                                Duration.ofMillis(Math.round(report.load().seconds() * 1000)));
                    }
                    case Stage.Breakpoint search -> limit = search(search, crowd);
                }
            }
        }
        boolean judged = plan.stages().stream().anyMatch(Stage.Steady.class::isInstance);
        LoadResult all = whole.result(elapsed);
        List<Verdict> verdicts = judged
                ? plan.thresholds().stream().map(one -> Verdict.of(one, all)).toList()
                : List.of();
        return new LoadReport(plan, address, started, List.copyOf(stages), verdicts, limit);
    }

    private StageReport run(Stage.Steady stage, List<Shopper> crowd, Notes also) throws InterruptedException {
        Schedule schedule = stage.schedule();
        var loop = new OpenLoop(Ticker.SYSTEM, schedule);
        var watched = timeline.during(schedule, () -> loop.run(crowd, timeline.and(also)));
        List<Verdict> verdicts = plan.thresholds().stream()
                .map(one -> Verdict.of(one, watched.load()))
                .toList();
        var report = new StageReport(stage.title(), schedule.count(), watched.load(), watched.slices(), verdicts);
        progress.accept(LoadText.stage(report));
        return report;
    }

    /** Higher rates are not tried once one did not hold: the shop is still busy with what it was asked. */
    private Limit search(Stage.Breakpoint search, List<Shopper> crowd) throws InterruptedException {
        double highest = 0;
        for (Stage.Steady one : search.tries()) {
            double rate = one.schedule().to();
            StageReport report = run(one, crowd, Notes.NONE);
            stages.add(report);
            if (!report.held()) {
                return Limit.of(highest, rate, report, Runtime.getRuntime().availableProcessors());
            }
            highest = rate;
        }
        return Limit.notReached(highest);
    }
}
