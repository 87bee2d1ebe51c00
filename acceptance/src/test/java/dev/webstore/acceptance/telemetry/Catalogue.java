package dev.webstore.acceptance.telemetry;

import dev.webstore.frontend.instruments.FrontendInstruments;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.payments.instruments.PaymentsInstruments;
import dev.webstore.platform.client.ClientInstruments;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics of all services, as their own lists have them. */
public final class Catalogue {

    /** The name under which browsers report. */
    static final String BROWSER = "webstore-browser";

    /** Comes only from calls to a third party that has a price. */
    static final String COST = ClientInstruments.COST.name();

    private Catalogue() {}

    /** The metrics of each service, by its name. */
    public static Map<String, List<Metric>> byService() {
        var catalogue = new LinkedHashMap<String, List<Metric>>();
        catalogue.put(BROWSER, FrontendInstruments.BROWSER_CATALOGUE);
        catalogue.put("frontend", withCalls(own(FrontendInstruments.CATALOGUE)));
        catalogue.put("main-service", withCalls(MainInstruments.CATALOGUE));
        catalogue.put("payments-service", withCalls(PaymentsInstruments.CATALOGUE));
        catalogue.put("promotions-service", withCalls(PromotionsInstruments.CATALOGUE));
        return catalogue;
    }

    /** Whether it pays for calls to third parties. */
    static boolean pays(String service) {
        return Set.of("main-service", "payments-service").contains(service);
    }

    private static List<Metric> own(List<Metric> frontend) {
        return frontend.stream()
                .filter(metric -> !FrontendInstruments.BROWSER_CATALOGUE.contains(metric))
                .toList();
    }

    private static List<Metric> withCalls(List<Metric> metrics) {
        var all = new ArrayList<>(metrics);
        all.addAll(ClientInstruments.CATALOGUE);
        return List.copyOf(all);
    }
}
