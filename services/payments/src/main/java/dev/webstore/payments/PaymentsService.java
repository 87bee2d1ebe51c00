package dev.webstore.payments;

import dev.webstore.payments.charge.ChargeRoutes;
import dev.webstore.payments.charge.Charges;
import dev.webstore.payments.instruments.PaymentSpans;
import dev.webstore.payments.instruments.PaymentsInstruments;
import dev.webstore.payments.instruments.RequestDuration;
import dev.webstore.payments.ledger.Ledger;
import dev.webstore.payments.ledger.LedgerRoutes;
import dev.webstore.payments.provider.ProviderClient;
import dev.webstore.payments.refund.RefundRoutes;
import dev.webstore.payments.refund.Refunds;
import dev.webstore.payments.settlement.Settlement;
import dev.webstore.platform.background.Worker;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.database.DatabaseUrl;
import dev.webstore.platform.http.ApiDocumentation;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The payments service. */
public final class PaymentsService implements RunningService {

    private static final String DATABASE_URL = "PAYMENTS_DATABASE_URL";
    private static final int CONNECTIONS = 8;

    /** A tenth of what a charge is likely to earn; see {@link dev.webstore.platform.client.ClientInstruments#COST}. */
    private static final double PRICE = 0.3;

    private static final Duration REST = Duration.ofSeconds(1);

    private final Closeables parts;
    private final HttpServer server;

    private PaymentsService(Closeables parts, HttpServer server) {
        this.parts = parts;
        this.server = server;
    }

    /** Starts it; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static RunningService start(Configuration configuration) {
        Telemetry telemetry = Telemetry.start(ServiceName.PAYMENTS, configuration);
        var parts = new Closeables(telemetry.logger(PaymentsService.class));
        parts.add(telemetry);
        try {
            return new PaymentsService(parts, wire(configuration, telemetry, parts));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static HttpServer wire(Configuration configuration, Telemetry telemetry, Closeables parts) {
        Duration timeout = configuration.duration("PAYMENTS_PROVIDER_TIMEOUT", Duration.ofSeconds(6));
        int concurrency = configuration.integer("PAYMENTS_PROVIDER_CONCURRENCY", 128, 1, 10_000);

        Database database = parts.add(Database.open(
                DatabaseUrl.parse(
                        DATABASE_URL,
                        configuration.text(DATABASE_URL, "postgresql://payments:payments@localhost:5432/payments")),
                "payments",
                "db/payments",
                CONNECTIONS,
                telemetry));
        ServiceClient client = parts.add(new ServiceClient(
                ServiceName.PAYMENT_PROVIDER.text(),
                ServiceName.PAYMENT_PROVIDER.url(configuration),
                timeout,
                concurrency,
                PRICE,
                telemetry));

        var ledger = new Ledger(database);
        var provider = new ProviderClient(client);
        var instruments = new PaymentsInstruments(telemetry);
        var spans = new PaymentSpans(telemetry);
        PaymentsInstruments.observeWaiting(telemetry, ledger::waiting);

        var charges = new Charges(ledger, provider, timeout, instruments, telemetry);
        var refunds = new Refunds(ledger, provider, timeout.plusSeconds(2), instruments, spans, telemetry);
        var settlement = new Settlement(ledger, provider, instruments, spans, telemetry);
        parts.add(Worker.start("settlement", REST, telemetry.logger(Settlement.class), settlement::settleDue));
        parts.add(Worker.start("refunds", REST, telemetry.logger(Refunds.class), refunds::retryDue));

        List<Routes> routes = List.of(
                new ChargeRoutes(charges),
                new LedgerRoutes(ledger),
                new RefundRoutes(ledger, refunds),
                new HealthRoutes(ServiceName.PAYMENTS, Map.of("database", database::isUp)),
                new ApiDocumentation(PaymentsService.class));
        return parts.add(HttpServer.start(
                ServiceName.PAYMENTS, configuration, telemetry, List.of(new RequestDuration(instruments)), routes));
    }

    @Override
    public ServiceName name() {
        return ServiceName.PAYMENTS;
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
