package dev.webstore.external.crm;

import dev.webstore.external.simulation.Behaviour;
import dev.webstore.external.simulation.Failures;
import dev.webstore.external.simulation.Latency;
import dev.webstore.external.simulation.ThirdParty;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;

/** The mock customer relationship management system. */
public final class CrmSystem {

    /** The failure rate and codes of the architecture reference, section "CRM Service". */
    static final Behaviour USUAL =
            Behaviour.global(Failures.of(0.08, 400, 404, 500, 503), new Latency(60, 0.03, 500, 2000));

    private CrmSystem() {}

    /** Starts it; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static ThirdParty start(Configuration configuration) {
        return ThirdParty.start(
                ServiceName.CRM,
                configuration,
                CrmSystem.class,
                USUAL,
                surroundings -> new CrmRoutes(
                        surroundings.simulation(), surroundings.telemetry().logger(CrmRoutes.class)));
    }
}
