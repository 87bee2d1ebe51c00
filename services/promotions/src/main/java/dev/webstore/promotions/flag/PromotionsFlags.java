package dev.webstore.promotions.flag;

import dev.webstore.platform.flag.Flag;
import dev.webstore.platform.flag.Flags;
import java.util.List;

/** The feature flags of the promotions service. They make something go wrong, for game days. */
public final class PromotionsFlags {

    private static final Flag.Amount SLOW_CHECK =
            new Flag.Amount("slow_check", "seconds that looking for promotions takes longer", 10);

    /** All of them. */
    public static final List<Flag> ALL = List.of(SLOW_CHECK);

    private final Flags flags;

    /** Those that {@code flags} know. */
    public PromotionsFlags(Flags flags) {
        this.flags = flags;
    }

    /** Takes as long as the flag says. */
    public void checkSlowly() {
        try {
            Thread.sleep(Math.round(1000 * flags.amount(SLOW_CHECK)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
