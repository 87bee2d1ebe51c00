package dev.webstore.promotions;

import dev.webstore.platform.background.Worker;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.database.DatabaseUrl;
import dev.webstore.platform.flag.FlagRoutes;
import dev.webstore.platform.flag.Flags;
import dev.webstore.platform.http.ApiDocumentation;
import dev.webstore.platform.http.ControlAccess;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.access.Administrators;
import dev.webstore.promotions.campaign.CampaignRoutes;
import dev.webstore.promotions.campaign.CampaignStore;
import dev.webstore.promotions.check.CheckRoutes;
import dev.webstore.promotions.coupon.CouponStore;
import dev.webstore.promotions.coupon.Coupons;
import dev.webstore.promotions.experiment.ExperimentStore;
import dev.webstore.promotions.flag.PromotionsFlags;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import dev.webstore.promotions.loyalty.LoyaltyStore;
import dev.webstore.promotions.outcome.OutcomeRoutes;
import dev.webstore.promotions.rules.RuleBook;
import dev.webstore.promotions.rules.RulesStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The promotions service. */
public final class PromotionsService implements RunningService {

    private static final String DEFAULT_DATABASE = "postgresql://promotions:promotions@localhost:5432/webstore";
    private static final int CONNECTIONS = 8;

    /** How old the rules can be that another instance changed. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private static final Duration RELEASE = Duration.ofMinutes(1);
    private static final Duration MAIN_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAIN_CONCURRENCY = 20;

    private final Closeables parts;
    private final HttpServer server;

    private PromotionsService(Closeables parts, HttpServer server) {
        this.parts = parts;
        this.server = server;
    }

    /** Starts it; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static PromotionsService start(Configuration configuration) {
        Telemetry telemetry = Telemetry.start(ServiceName.PROMOTIONS, configuration);
        var parts = new Closeables(telemetry.logger(PromotionsService.class));
        parts.add(telemetry);
        try {
            return new PromotionsService(parts, wire(configuration, telemetry, parts));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static HttpServer wire(Configuration configuration, Telemetry telemetry, Closeables parts) {
        Clock clock = Clock.systemUTC();
        Database database = parts.add(
                Database.open(databaseUrl(configuration), "promotions", "db/promotions", CONNECTIONS, telemetry));
        ServiceClient main = parts.add(new ServiceClient(
                ServiceName.MAIN.text(),
                ServiceName.MAIN.url(configuration),
                MAIN_TIMEOUT,
                MAIN_CONCURRENCY,
                telemetry));

        Flags switches = parts.add(Flags.open(PromotionsFlags.ALL));
        var instruments = new PromotionsInstruments(telemetry);
        var campaigns = new CampaignStore(database);
        var couponStore = new CouponStore(database);
        var loyalty = new LoyaltyStore(database);
        RuleBook book = RuleBook.open(new RulesStore(database, campaigns, couponStore, new ExperimentStore(database)));
        var coupons = new Coupons(couponStore, instruments, clock, telemetry);
        PromotionsInstruments.observeCampaigns(telemetry, () -> book.current().activeCampaigns(clock.instant()));

        parts.add(Worker.start("rules", REFRESH, telemetry.logger(RuleBook.class), book::refreshUnseen));
        parts.add(
                Worker.start("abandoned-coupons", RELEASE, telemetry.logger(Coupons.class), coupons::releaseAbandoned));

        List<Routes> routes = List.of(
                new CheckRoutes(new PromotionsFlags(switches), book, loyalty, coupons, instruments, clock, telemetry),
                new OutcomeRoutes(database, coupons, loyalty, book, instruments, telemetry),
                new CampaignRoutes(campaigns, new Administrators(main), book::refresh, clock, telemetry),
                new FlagRoutes(
                        switches, ControlAccess.toService(configuration), telemetry.logger(PromotionsService.class)),
                new HealthRoutes(ServiceName.PROMOTIONS, Map.of("database", database::isUp)),
                new ApiDocumentation(PromotionsService.class));
        return parts.add(HttpServer.start(ServiceName.PROMOTIONS, configuration, telemetry, List.of(), routes));
    }

    /** A database of its own if there is one; else its own schema in the shop's. */
    private static DatabaseUrl databaseUrl(Configuration configuration) {
        String key =
                configuration.text("PROMOTIONS_DATABASE_URL").isPresent() ? "PROMOTIONS_DATABASE_URL" : "DATABASE_URL";
        return DatabaseUrl.parse(key, configuration.text(key, DEFAULT_DATABASE));
    }

    @Override
    public ServiceName name() {
        return ServiceName.PROMOTIONS;
    }

    @Override
    public int port() {
        return server.port();
    }

    /** What it serves, to be compared with what it says it serves. */
    Map<String, Set<String>> paths() {
        return server.paths();
    }

    @Override
    public void close() {
        parts.close();
    }
}
