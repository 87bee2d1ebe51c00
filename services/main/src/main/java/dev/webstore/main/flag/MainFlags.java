package dev.webstore.main.flag;

import dev.webstore.platform.flag.Flag;
import dev.webstore.platform.flag.Flags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The feature flags of the main service. All of them make something go wrong, for game days. */
public final class MainFlags {

    static final Flag.Amount BAD_DEPLOY =
            new Flag.Amount("bad_deploy", "the share of product pages that a new version answers with an error", 1);
    static final Flag.Amount SLOW_SEARCH =
            new Flag.Amount("slow_search", "seconds that the statement which looks for products sleeps", 10);
    static final Flag.Amount HELD_CONNECTIONS =
            new Flag.Amount("held_connections", "database connections that are taken and not given back", 500);
    static final Flag.Switch REDIS_FULL =
            new Flag.Switch("redis_full", "Redis may use less memory than it does, and refuses to take more");
    static final Flag.Choice EMPTY_SHELVES =
            new Flag.Choice("empty_shelves", "the category whose stock is gone, and gets no deliveries");

    /** All of them. */
    public static final List<Flag> ALL = List.of(BAD_DEPLOY, SLOW_SEARCH, HELD_CONNECTIONS, REDIS_FULL, EMPTY_SHELVES);

    private final Flags flags;

    /** Those that {@code flags} know. */
    public MainFlags(Flags flags) {
        this.flags = flags;
    }

    /**
     * What the bad version of the product page does.
     *
     * @throws IllegalStateException for the share of requests that the flag asks for
     */
    public void deployedBadly() {
        double share = flags.amount(BAD_DEPLOY);
        if (share > 0 && ThreadLocalRandom.current().nextDouble() < share) {
            throw new IllegalStateException("The new version of the product page cannot read this price");
        }
    }

    /** How long the search sleeps. */
    public Duration slowSearch() {
        return Duration.ofMillis(Math.round(1000 * flags.amount(SLOW_SEARCH)));
    }

    /** How many database connections are held. */
    int heldConnections() {
        return (int) flags.amount(HELD_CONNECTIONS);
    }

    /** Whether Redis is full. */
    boolean redisFull() {
        return flags.on(REDIS_FULL);
    }

    /** The category whose stock is gone. */
    public Optional<String> emptyShelves() {
        return flags.choice(EMPTY_SHELVES);
    }
}
