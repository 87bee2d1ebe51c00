package dev.webstore.frontend;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import java.util.HashMap;
import java.util.Map;

/** A storefront in front of a {@link FakeShop}. */
final class FrontendFixture implements AutoCloseable {

    final FakeShop shop = new FakeShop();
    private final FrontendService frontend;

    FrontendFixture() {
        this(Map.of());
    }

    FrontendFixture(Map<String, String> settings) {
        var all = new HashMap<>(shop.settings());
        all.put(ServiceName.FRONTEND.listenPortKey(), "0");
        all.put("WEBSTORE_LOG_LEVEL", "error");
        all.put("OTEL_TRACES_EXPORTER", "none");
        all.put("OTEL_METRICS_EXPORTER", "none");
        all.put("OTEL_LOGS_EXPORTER", "none");
        all.putAll(settings);
        frontend = FrontendService.start(Configuration.of(all));
    }

    Visitor visitor() {
        return new Visitor(frontend.port());
    }

    FrontendService frontend() {
        return frontend;
    }

    @Override
    public void close() {
        frontend.close();
        shop.close();
    }
}
