package dev.webstore.platform.service;

import dev.webstore.platform.configuration.Configuration;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services of the shop: what each is called, where it listens and where the others find it. */
public enum ServiceName implements ListenPort {
    FRONTEND("frontend", 3001),
    MAIN("main-service", 8000),
    PAYMENTS("payments-service", 8081),
    PROMOTIONS("promotions-service", 8082),
    PAYMENT_PROVIDER("payment-provider", 3004),
    CRM("crm-system", 3002),
    INVENTORY("inventory-system", 3003);

    private final String text;
    private final int defaultPort;

    ServiceName(String text, int defaultPort) {
        this.text = text;
        this.defaultPort = defaultPort;
    }

    /** The name in telemetry, on the command line and in URLs, such as {@code main-service}. */
    @Override
    public String text() {
        return text;
    }

    /** Whether it stands for a system that the shop does not own, and that tells nothing of itself. */
    public boolean isThirdParty() {
        return switch (this) {
            case FRONTEND, MAIN, PAYMENTS, PROMOTIONS -> false;
            case PAYMENT_PROVIDER, CRM, INVENTORY -> true;
        };
    }

    /** The service of that name, if there is one. */
    public static Optional<ServiceName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }

    /** The TCP port to listen on; 0 asks for any free one. Set by for example {@code MAIN_SERVICE_LISTEN_PORT}. */
    @Override
    public int listenPort(Configuration configuration) {
        return configuration.integer(listenPortKey(), defaultPort, 0, 65_535);
    }

    /** The address other services use. Set by for example {@code MAIN_SERVICE_URL}; else this host, on its port. */
    public URI url(Configuration configuration) {
        return configuration.uri(urlKey(), "http://localhost:" + listenPort(configuration));
    }

    /**
     * The name of the setting for {@link #listenPort}. It does not end in {@code _SERVICE_PORT}, which Kubernetes
     * injects with another meaning.
     */
    @Override
    public String listenPortKey() {
        return key() + "_LISTEN_PORT";
    }

    /** The name of the setting for {@link #url}. */
    public String urlKey() {
        return key() + "_URL";
    }

    private String key() {
        return text.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
