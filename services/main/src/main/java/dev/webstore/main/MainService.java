package dev.webstore.main;

import dev.webstore.main.account.AccountRoutes;
import dev.webstore.main.account.AccountStore;
import dev.webstore.main.account.Accounts;
import dev.webstore.main.account.Authentication;
import dev.webstore.main.cart.CartRoutes;
import dev.webstore.main.cart.CartStore;
import dev.webstore.main.cart.Carts;
import dev.webstore.main.catalogue.ProductRoutes;
import dev.webstore.main.catalogue.ProductStore;
import dev.webstore.main.checkout.Checkout;
import dev.webstore.main.checkout.CheckoutRoutes;
import dev.webstore.main.checkout.Recovery;
import dev.webstore.main.checkout.Settlement;
import dev.webstore.main.downstream.CrmClient;
import dev.webstore.main.downstream.InventoryClient;
import dev.webstore.main.downstream.PaymentsClient;
import dev.webstore.main.downstream.PromotionsClient;
import dev.webstore.main.flag.MainFlags;
import dev.webstore.main.flag.Mischief;
import dev.webstore.main.fulfilment.Delays;
import dev.webstore.main.fulfilment.Fulfilment;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.limit.RateLimiter;
import dev.webstore.main.limit.RateLimits;
import dev.webstore.main.order.OrderRoutes;
import dev.webstore.main.order.OrderStore;
import dev.webstore.main.outbox.OutboxStore;
import dev.webstore.main.outbox.OutboxWorker;
import dev.webstore.main.redis.RedisConnection;
import dev.webstore.platform.background.Worker;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.database.DatabaseUrl;
import dev.webstore.platform.flag.FlagRoutes;
import dev.webstore.platform.flag.Flags;
import dev.webstore.platform.http.ApiDocumentation;
import dev.webstore.platform.http.ClientAddress;
import dev.webstore.platform.http.ControlAccess;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The main service: wiring, from the outside in. */
public final class MainService implements RunningService {

    private static final String DEFAULT_DATABASE = "postgresql://webstore:webstore@localhost:5432/webstore";

    private final HttpServer server;
    private final Closeables parts;

    private MainService(HttpServer server, Closeables parts) {
        this.server = server;
        this.parts = parts;
    }

    /** Starts the service; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static MainService start(Configuration configuration) {
        var telemetry = Telemetry.start(ServiceName.MAIN, configuration);
        var parts = new Closeables(telemetry.logger(MainService.class));
        parts.add(telemetry);
        try {
            return start(configuration, telemetry, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static MainService start(Configuration configuration, Telemetry telemetry, Closeables parts) {
        // PostgreSQL keeps microseconds; what is read back must equal what was said.
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
        var instruments = new MainInstruments(telemetry);
        Database database = parts.add(Database.open(
                DatabaseUrl.parse("DATABASE_URL", configuration.text("DATABASE_URL", DEFAULT_DATABASE)),
                "shop",
                "db/shop",
                configuration.integer("WEBSTORE_MAIN_CONNECTIONS", 12, 2, 500),
                telemetry));
        RedisConnection redis =
                parts.add(RedisConnection.open(configuration.text("REDIS_URL", "redis://localhost:6379"), telemetry));

        Flags switches = parts.add(Flags.open(MainFlags.ALL));
        var flags = new MainFlags(switches);

        var products = new ProductStore(database);
        var orders = new OrderStore(database);
        var outbox = new OutboxStore(database, orders);
        var cartStore = new CartStore(redis, clock);
        var carts = new Carts(cartStore, products);

        var limits = new RateLimits(
                new RateLimiter(redis, clock),
                new ClientAddress(Set.of(
                        configuration.text("WEBSTORE_TRUSTED_PROXIES", "").split(","))),
                configuration,
                instruments);
        var accountStore = new AccountStore(database, !configuration.production());
        var accounts = new Accounts(configuration, accountStore, clock);
        if (!configuration.production()) {
            accounts.openDemoAccounts();
        }
        var authentication = new Authentication(accounts, limits, instruments);

        // Longer than payments waits for the provider, so that its answer is worth having.
        var payments = new PaymentsClient(client(ServiceName.PAYMENTS, 8, 0, configuration, telemetry, parts));
        var promotions = new PromotionsClient(client(ServiceName.PROMOTIONS, 2, 0, configuration, telemetry, parts));
        var inventory = new InventoryClient(client(ServiceName.INVENTORY, 2, 0.2, configuration, telemetry, parts));
        var crm = new CrmClient(client(ServiceName.CRM, 5, 0.5, configuration, telemetry, parts));

        var delays = new Delays(orders, outbox, instruments);
        var fulfilment = new Fulfilment(
                database,
                orders,
                products,
                outbox,
                delays,
                inventory,
                crm,
                payments,
                promotions,
                instruments,
                telemetry);
        var outboxWorker = parts.add(new OutboxWorker(outbox, fulfilment, instruments, telemetry));
        var settlement =
                new Settlement(database, orders, products, cartStore, outbox, delays, instruments, clock, telemetry);
        var checkout = new Checkout(
                carts,
                orders,
                inventory,
                promotions,
                payments,
                settlement,
                outboxWorker,
                instruments,
                clock,
                telemetry);
        var recovery = new Recovery(orders, payments, settlement, outboxWorker, clock, telemetry);

        var logger = telemetry.logger(MainService.class);
        parts.add(Worker.start("recovery", Duration.ofSeconds(1), logger, recovery::round));
        parts.add(Worker.start("restocking", Duration.ofSeconds(5), logger, () -> {
            flags.emptyShelves().ifPresentOrElse(products::clear, () -> instruments.restocked(products.restock()));
            return false;
        }));
        parts.add(Mischief.start(flags, database, redis, logger));
        parts.add(Worker.start("token-expiry", Duration.ofHours(1), logger, () -> {
            accountStore.removeExpired();
            return false;
        }));
        instruments.observe(
                cartStore::countActive, orders::countPending, outbox::countWaiting, products::stockByCategory);

        HttpServer server = parts.add(HttpServer.start(
                ServiceName.MAIN,
                configuration,
                telemetry,
                List.of(limits),
                List.of(
                        new HealthRoutes(ServiceName.MAIN, Map.of("postgresql", database::isUp, "redis", redis::isUp)),
                        new ApiDocumentation(MainService.class),
                        new AccountRoutes(accounts, authentication, limits, instruments),
                        new ProductRoutes(products, instruments, flags),
                        new CartRoutes(carts, authentication, instruments, telemetry),
                        new CheckoutRoutes(checkout, authentication),
                        new OrderRoutes(orders, authentication),
                        new FlagRoutes(switches, ControlAccess.toService(configuration), logger))));
        return new MainService(server, parts);
    }

    private static ServiceClient client(
            ServiceName name,
            int timeoutSeconds,
            double price,
            Configuration configuration,
            Telemetry telemetry,
            Closeables parts) {
        return parts.add(new ServiceClient(
                name.text(), name.url(configuration), Duration.ofSeconds(timeoutSeconds), 100, price, telemetry));
    }

    @Override
    public ServiceName name() {
        return ServiceName.MAIN;
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
