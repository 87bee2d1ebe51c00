package dev.webstore.frontend;

import dev.webstore.frontend.instruments.FrontendInstruments;
import dev.webstore.frontend.page.AccountRoutes;
import dev.webstore.frontend.page.CampaignRoutes;
import dev.webstore.frontend.page.CartRoutes;
import dev.webstore.frontend.page.CatalogueRoutes;
import dev.webstore.frontend.page.CheckoutRoutes;
import dev.webstore.frontend.page.ErrorPages;
import dev.webstore.frontend.page.OrderRoutes;
import dev.webstore.frontend.page.Pages;
import dev.webstore.frontend.page.SecurityHeaders;
import dev.webstore.frontend.page.ThemeRoutes;
import dev.webstore.frontend.page.TraceLinks;
import dev.webstore.frontend.picture.Pictures;
import dev.webstore.frontend.rum.BeaconRoutes;
import dev.webstore.frontend.rum.BrowserTelemetry;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.PromotionsClient;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.Assets;
import dev.webstore.platform.http.ClientAddress;
import dev.webstore.platform.http.HealthRoutes;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.service.Closeables;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The storefront: wiring, from the outside in. */
public final class FrontendService implements RunningService {

    /** A visitor rather reads that the shop does not answer than waits any longer; checkout has a limit of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int CONCURRENT_CALLS = 200;

    private final HttpServer server;
    private final Closeables parts;

    private FrontendService(HttpServer server, Closeables parts) {
        this.server = server;
        this.parts = parts;
    }

    /** Starts the service; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static FrontendService start(Configuration configuration) {
        var telemetry = Telemetry.start(ServiceName.FRONTEND, configuration);
        var parts = new Closeables(telemetry.logger(FrontendService.class));
        parts.add(telemetry);
        try {
            return start(configuration, telemetry, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static FrontendService start(Configuration configuration, Telemetry telemetry, Closeables parts) {
        var instruments = new FrontendInstruments(telemetry);
        var main = new MainClient(client(ServiceName.MAIN, configuration, telemetry, parts));
        var promotions = new PromotionsClient(client(ServiceName.PROMOTIONS, configuration, telemetry, parts));
        var addresses = new ClientAddress(
                Set.of(configuration.text("WEBSTORE_TRUSTED_PROXIES", "").split(",")));
        var assets =
                new Assets(FrontendService.class, "asset/shop.css", "asset/shop.js", "asset/rum.js", "asset/icon.svg");
        var pages = new Pages(main, assets, addresses, !configuration.production(), instruments);

        var browser = parts.add(new BrowserTelemetry(configuration));

        HttpServer server = parts.add(HttpServer.start(
                ServiceName.FRONTEND,
                configuration,
                telemetry,
                List.of(new SecurityHeaders(addresses)),
                List.of(
                        // Without main-service it still has something to say, so its health does not depend on it.
                        new HealthRoutes(ServiceName.FRONTEND, Map.of()),
                        new OpenApiRoutes(),
                        assets,
                        new Pictures(),
                        new CatalogueRoutes(pages, main),
                        new CartRoutes(pages, main),
                        new CheckoutRoutes(pages, main),
                        new OrderRoutes(pages, main, new TraceLinks(configuration)),
                        new AccountRoutes(pages, main, instruments),
                        new CampaignRoutes(pages, main, promotions),
                        new ThemeRoutes(pages),
                        new BeaconRoutes(browser, addresses, instruments, Clock.systemUTC())),
                new ErrorPages(pages)));
        return new FrontendService(server, parts);
    }

    private static ServiceClient client(
            ServiceName name, Configuration configuration, Telemetry telemetry, Closeables parts) {
        return parts.add(
                new ServiceClient(name.text(), name.url(configuration), PATIENCE, CONCURRENT_CALLS, telemetry));
    }

    @Override
    public ServiceName name() {
        return ServiceName.FRONTEND;
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
