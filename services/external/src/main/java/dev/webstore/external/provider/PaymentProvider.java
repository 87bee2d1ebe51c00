package dev.webstore.external.provider;

import dev.webstore.external.simulation.Behaviour;
import dev.webstore.external.simulation.Failures;
import dev.webstore.external.simulation.Latency;
import dev.webstore.external.simulation.ThirdParty;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import java.nio.file.Path;
import java.time.InstantSource;

/** The mock payment provider. Keeps its book in {@code WEBSTORE_DATA_DIR/payment-provider}. */
public final class PaymentProvider {

    /** The failure rates and codes of the architecture reference, section "Payment Provider Failures". */
    static final Behaviour USUAL = Behaviour.byCountry(PaymentProvider::failures, new Latency(120, 0.03, 1000, 4000));

    private PaymentProvider() {}

    /** Starts it; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static ThirdParty start(Configuration configuration) {
        return ThirdParty.start(
                ServiceName.PAYMENT_PROVIDER, configuration, PaymentProvider.class, USUAL, surroundings -> {
                    Path directory = Path.of(configuration.text("WEBSTORE_DATA_DIR", "data"), "payment-provider");
                    Book book = surroundings.closeables().add(Book.open(directory, InstantSource.system()));
                    return new ProviderRoutes(
                            book,
                            surroundings.simulation(),
                            surroundings.access(),
                            surroundings.telemetry().logger(ProviderRoutes.class));
                });
    }

    private static Failures failures(Country country) {
        return switch (country) {
            case US -> Failures.of(0.05, 400, 500, 503);
            case UK -> Failures.of(0.07, 400, 404, 500);
            case DE -> Failures.of(0.06, 500, 503);
            case FR -> Failures.of(0.08, 400, 500, 503, 429);
            case JP -> Failures.of(0.10, 500, 503);
            case BR -> Failures.of(0.15, 400, 404, 500, 503);
            case IN -> Failures.of(0.12, 400, 500, 503);
        };
    }
}
