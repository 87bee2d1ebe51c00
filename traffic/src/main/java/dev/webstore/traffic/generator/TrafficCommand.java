package dev.webstore.traffic.generator;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.file.ReportFile;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.people.Demand;
import dev.webstore.traffic.people.Mix;
import dev.webstore.traffic.process.ExitHook;
import dev.webstore.traffic.time.TimeSpan;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code webstore traffic}. */
@Command(
        name = "traffic",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lets people into a shop that runs: browsers, cart abandoners and buyers from seven countries.",
            "",
            "They come at random moments, at the rate asked for and whatever the shop does; each country at its own"
                    + " hours. About half use the pages, the others the API. Ctrl-C ends it with a summary."
        })
public final class TrafficCommand implements Callable<Integer> {

    private static final int MOST_USERS = 100_000;
    private static final double FASTEST = 10_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1",
            description = "Visits a second on average, up to 10000 (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "500",
            description = "Visits at the same time at most; who comes then is turned away (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How long people come, such as 90s, 5m or 1h (default: until Ctrl-C).")
    private @Nullable Duration duration;

    @Option(
            names = "--mix",
            paramLabel = "B/A/B",
            converter = MixConverter.class,
            defaultValue = "50/30/20",
            description = "How many of a hundred browse, abandon a cart, buy (default: ${DEFAULT-VALUE}).")
    private Mix mix = Mix.USUAL;

    @Option(
            names = "--countries",
            paramLabel = "COUNTRY",
            split = ",",
            description = "Where they live: some of US,UK,DE,FR,JP,BR,IN (default: all).")
    private List<Country> countries = List.of(Country.values());

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "1",
            description = "Think N times faster than people do, 0.1 to 1000 (default: ${DEFAULT-VALUE}).")
    private double pace;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same people with the same decisions as in another run with this seed (and --at).")
    private @Nullable Long seed;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "Pretend to start at this time of day, such as 2026-11-23T18:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--url", paramLabel = "URL", description = "The main service (default: where up starts it).")
    private @Nullable URI url;

    @Option(
            names = "--storefront-url",
            paramLabel = "URL",
            description = "The storefront (default: where up starts it; with --url: none, everybody uses the API).")
    private @Nullable URI storefrontUrl;

    @Option(names = "--plain", description = "A line each ten seconds even where there is a terminal.")
    private boolean plain;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the summary to this file, as JSON.")
    private @Nullable Path json;

    /** Lets people in; 0 when it came to its end, 1 when there is no shop. */
    @Override
    public Integer call() throws InterruptedException, IOException {
        validate();
        PrintWriter out = commandSpec().commandLine().getOut();
        TrafficPlan plan = plan();
        out.println(
                "Traffic for %s, seed %d".formatted(plan.api(), plan.demand().seed()));
        out.flush();
        var statistics = new TrafficStatistics();
        var traffic = new Traffic(plan, statistics);
        try (var _ = ExitHook.calling(traffic::stop)) {
            Snapshot end = watched(traffic, statistics, new LiveView(out, !plain && isTerminal()));
            if (json != null) {
                Files.writeString(json, Json.text(new TrafficReport(plan, end)) + "\n");
            }
            return 0;
        } catch (ShopUnusableException e) {
            commandSpec().commandLine().getErr().println("traffic: " + e.getMessage());
            return 1;
        }
    }

    private static Snapshot watched(Traffic traffic, TrafficStatistics statistics, LiveView view)
            throws InterruptedException {
        var ended = new CountDownLatch(1);
        Thread watcher = Thread.ofVirtual().start(() -> {
            try {
                while (!ended.await(view.interval().toNanos(), TimeUnit.NANOSECONDS)) {
                    view.show(statistics.snapshot());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            traffic.run();
        } finally {
            ended.countDown();
            watcher.join();
        }
        Snapshot end = statistics.snapshot();
        view.end(end);
        return end;
    }

    private TrafficPlan plan() {
        Configuration usual = Configuration.fromEnvironment();
        URI api = url == null ? ServiceName.MAIN.url(usual) : url;
        Optional<URI> pages = url == null && storefrontUrl == null
                ? Optional.of(ServiceName.FRONTEND.url(usual))
                : Optional.ofNullable(storefrontUrl);
        var demand = new Demand(
                rate,
                mix,
                EnumSet.copyOf(countries),
                pace,
                pages.isPresent(),
                at == null ? Instant.now() : at,
                seed == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed);
        return new TrafficPlan(api, pages, users, Optional.ofNullable(duration), demand);
    }

    private void validate() {
        check(rate > 0 && rate <= FASTEST, "--rate must be more than 0 and at most 10000");
        check(users >= 1 && users <= MOST_USERS, "--users must be from 1 to " + MOST_USERS);
        check(duration == null || duration.isPositive(), "--duration must be more than 0");
        check(pace >= 0.1 && pace <= 1000, "--pace must be from 0.1 to 1000");
        check(isHttp(url), "--url must be a URL such as http://localhost:8000");
        check(isHttp(storefrontUrl), "--storefront-url must be a URL such as http://localhost:3001");
        ReportFile.objection(json).ifPresent(why -> check(false, "--json: " + why));
    }

    private static boolean isHttp(@Nullable URI uri) {
        return uri == null || ("http".equals(uri.getScheme()) && uri.getHost() != null);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(commandSpec().commandLine(), otherwise);
        }
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli runs this command");
        }
        return spec;
    }

    private static final class TimeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return TimeSpan.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("must be an instant such as 2026-11-23T18:00:00Z");
            }
        }
    }

    private static final class MixConverter implements ITypeConverter<Mix> {
        @Override
        public Mix convert(String text) {
            try {
                return Mix.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
