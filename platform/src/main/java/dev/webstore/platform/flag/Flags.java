package dev.webstore.platform.flag;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.webstore.platform.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The feature flags of one service, by an OpenFeature client of its own: nothing is global, so that several services in
 * one JVM stay apart. A provider that fails, or does not know a flag, leaves it at its default.
 */
public final class Flags implements AutoCloseable {

    private final OpenFeatureAPI api;
    private final Client client;
    private final Optional<SwitchBoard> board;

    private Flags(OpenFeatureAPI api, Optional<SwitchBoard> board) {
        this.api = api;
        this.client = api.getClient();
        this.board = board;
    }

    /**
     * Flags from the {@link FeatureProvider} that is found on the class path by {@link ServiceLoader}, or else from a
     * switch board that {@link FlagRoutes} serves.
     *
     * @param known all flags of the service
     * @throws ConfigurationException when there is a provider that cannot be made
     */
    public static Flags open(List<Flag> known) {
        return open(known, ServiceLoader.load(FeatureProvider.class));
    }

    static Flags open(List<Flag> known, ServiceLoader<FeatureProvider> providers) {
        try {
            Optional<FeatureProvider> foreign = providers.findFirst();
            return foreign.isPresent() ? from(foreign.get()) : from(new SwitchBoard(known));
        } catch (ServiceConfigurationError e) {
            String why = e.getCause() == null ? "" : ": " + e.getCause();
            throw new ConfigurationException("The feature flags' provider cannot be used. " + e.getMessage() + why);
        }
    }

    static Flags from(FeatureProvider provider) {
        OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
        api.addHooks(new SpanHook());
        if (provider instanceof SwitchBoard board) {
            api.setProviderAndWait(board);
            return new Flags(api, Optional.of(board));
        }
        // A flag server that is away must not keep the shop closed.
        api.setProvider(provider);
        return new Flags(api, Optional.empty());
    }

    /** Whether a switch is on. */
    public boolean on(Flag.Switch flag) {
        return client.getBooleanValue(flag.key(), false);
    }

    /** The value of an amount, 0 by default; from 0 to its {@code max}, whatever the provider says. */
    public double amount(Flag.Amount flag) {
        double value = client.getDoubleValue(flag.key(), 0.0);
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0, flag.max());
    }

    /** What was chosen; nothing by default. */
    public Optional<String> choice(Flag.Choice flag) {
        return Optional.of(client.getStringValue(flag.key(), "")).filter(text -> !text.isEmpty());
    }

    /** Where flags can be set, unless somebody else's provider has them. */
    Optional<SwitchBoard> board() {
        return board;
    }

    @Override
    public void close() {
        api.shutdown();
    }
}
