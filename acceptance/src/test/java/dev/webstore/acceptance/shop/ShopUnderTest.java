package dev.webstore.acceptance.shop;

import dev.webstore.external.crm.CrmSystem;
import dev.webstore.external.inventory.InventorySystem;
import dev.webstore.external.provider.PaymentProvider;
import dev.webstore.frontend.FrontendService;
import dev.webstore.main.MainService;
import dev.webstore.payments.PaymentsService;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.service.ServiceStarter;
import dev.webstore.promotions.PromotionsService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** All seven services in this JVM, on ports of their own, with nothing simulated going wrong unless asked for. */
public final class ShopUnderTest implements AutoCloseable {

    /** Opens the control endpoints of the external systems. */
    public static final String CONTROL_TOKEN = "control-token-of-the-tests";

    /** The password of the demo accounts. */
    public static final String DEMO_PASSWORD = "webstore-demo";

    private final Stores stores;
    private final boolean ownsStores;
    private final Map<String, String> settings;
    private final Map<ServiceName, RunningService> services = new EnumMap<>(ServiceName.class);
    private final Deque<RunningService> started = new ArrayDeque<>();
    private boolean closed;

    private ShopUnderTest(Stores stores, boolean ownsStores, Map<String, String> settings) {
        this.stores = stores;
        this.ownsStores = ownsStores;
        this.settings = settings;
    }

    /** A shop with stores of its own and no telemetry. */
    public static ShopUnderTest start() {
        return start(Map.of());
    }

    /** A shop with stores of its own; {@code settings} win over those of a quiet shop. */
    public static ShopUnderTest start(Map<String, String> settings) {
        return start(new Stores(), true, settings);
    }

    /** A shop on stores that outlive it. */
    public static ShopUnderTest start(Stores stores, Map<String, String> settings) {
        return start(stores, false, settings);
    }

    private static ShopUnderTest start(Stores stores, boolean ownsStores, Map<String, String> settings) {
        var all = new HashMap<>(stores.settings());
        all.put("WEBSTORE_CALM", "true");
        all.put("WEBSTORE_SEED", "1");
        all.put("WEBSTORE_CONTROL_TOKEN", CONTROL_TOKEN);
        all.put("WEBSTORE_LOG_LEVEL", "warn");
        if (settings.keySet().stream().noneMatch(key -> key.startsWith("OTEL_"))) {
            all.put("OTEL_SDK_DISABLED", "true");
        }
        all.putAll(settings);
        var shop = new ShopUnderTest(stores, ownsStores, all);
        try {
            shop.startAll();
            return shop;
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    /** Each finds those it calls; promotions and main call each other, so that main's port is chosen beforehand. */
    private void startAll() {
        settings.put(ServiceName.MAIN.listenPortKey(), Integer.toString(portOutsideEphemeralRange()));
        settings.put(ServiceName.MAIN.urlKey(), "http://localhost:" + settings.get(ServiceName.MAIN.listenPortKey()));
        Map<ServiceName, ServiceStarter> inOrder = new LinkedHashMap<>();
        inOrder.put(ServiceName.PAYMENT_PROVIDER, PaymentProvider::start);
        inOrder.put(ServiceName.CRM, CrmSystem::start);
        inOrder.put(ServiceName.INVENTORY, InventorySystem::start);
        inOrder.put(ServiceName.PAYMENTS, PaymentsService::start);
        inOrder.put(ServiceName.PROMOTIONS, PromotionsService::start);
        inOrder.put(ServiceName.MAIN, MainService::start);
        inOrder.put(ServiceName.FRONTEND, FrontendService::start);
        inOrder.forEach(this::start);
    }

    private void start(ServiceName name, ServiceStarter starter) {
        settings.putIfAbsent(name.listenPortKey(), "0");
        RunningService service = starter.start(Configuration.of(settings));
        started.push(service);
        services.put(name, service);
        settings.put(name.urlKey(), "http://localhost:" + service.port());
    }

    /** The settings its services run with. */
    public Configuration configuration() {
        return Configuration.of(settings);
    }

    /** The port a service listens on. */
    public int port(ServiceName name) {
        RunningService service = services.get(name);
        if (service == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return service.port();
    }

    /** Where a service is. */
    public URI url(ServiceName name) {
        return URI.create("http://localhost:" + port(name));
    }

    /** A client of a service. */
    public Api api(ServiceName name) {
        return new Api(url(name));
    }

    /** What it keeps its data in. */
    public Stores stores() {
        return stores;
    }

    /** Changes how an external system behaves, as {@code PUT /control} does; {@code null} makes it calm again. */
    public void control(ServiceName external, @Nullable Map<String, ?> behaviour) {
        Answer answer = api(external)
                .header("X-Control-Token", CONTROL_TOKEN)
                .send("PUT", "/control", behaviour == null ? Map.of() : behaviour);
        if (answer.status() != 200) {
            throw new IllegalStateException("Control refused: " + answer);
        }
    }

    /** Stops everything, sending what telemetry is left; does nothing the second time. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!started.isEmpty()) {
            started.pop().close();
        }
        if (ownsStores) {
            stores.close();
        }
    }

    /** Free, and not a port that some outgoing connection could be given in the meantime. */
    private static int portOutsideEphemeralRange() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        throw new IllegalStateException("No port is free");
    }

    /** The services that are ours and so send telemetry. */
    public static List<ServiceName> instrumented() {
        return List.of(ServiceName.FRONTEND, ServiceName.MAIN, ServiceName.PAYMENTS, ServiceName.PROMOTIONS);
    }

    /** The systems that are not ours. */
    public static List<ServiceName> external() {
        return List.of(ServiceName.PAYMENT_PROVIDER, ServiceName.CRM, ServiceName.INVENTORY);
    }
}
