package dev.webstore.external.inventory;

import dev.webstore.external.simulation.Behaviour;
import dev.webstore.external.simulation.Failures;
import dev.webstore.external.simulation.Latency;
import dev.webstore.external.simulation.Stock;
import dev.webstore.external.simulation.ThirdParty;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;

/** The mock inventory system. */
public final class InventorySystem {

    /** The failure rate and codes of the architecture reference, section "Inventory Service". */
    static final Behaviour USUAL = Behaviour.global(
                    Failures.of(0.10, 400, 404, 500, 503), new Latency(30, 0.03, 300, 1500))
            .withStock(Stock.IN_STOCK);

    private InventorySystem() {}

    /** Starts it; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static ThirdParty start(Configuration configuration) {
        return ThirdParty.start(
                ServiceName.INVENTORY,
                configuration,
                InventorySystem.class,
                USUAL,
                surroundings -> new InventoryRoutes(
                        surroundings.simulation(), surroundings.telemetry().logger(InventoryRoutes.class)));
    }
}
