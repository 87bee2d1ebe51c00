package dev.webstore.launcher.shop;

import dev.webstore.external.crm.CrmSystem;
import dev.webstore.external.inventory.InventorySystem;
import dev.webstore.external.provider.PaymentProvider;
import dev.webstore.frontend.FrontendService;
import dev.webstore.main.MainService;
import dev.webstore.payments.PaymentsService;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.promotions.PromotionsService;
import java.util.List;

/** The entry points of all services. */
public final class Services {

    /** From those that need no other to those that need most. They stop in the opposite order. */
    static final List<ServiceName> ORDER = List.of(
            ServiceName.PAYMENT_PROVIDER,
            ServiceName.CRM,
            ServiceName.INVENTORY,
            ServiceName.PAYMENTS,
            ServiceName.PROMOTIONS,
            ServiceName.MAIN,
            ServiceName.FRONTEND);

    private Services() {}

    /** Starts a service; see {@link dev.webstore.platform.service.ServiceStarter}. */
    public static RunningService start(ServiceName name, Configuration configuration) {
        return switch (name) {
            case PAYMENT_PROVIDER -> PaymentProvider.start(configuration);
            case CRM -> CrmSystem.start(configuration);
            case INVENTORY -> InventorySystem.start(configuration);
            case PAYMENTS -> PaymentsService.start(configuration);
            case PROMOTIONS -> PromotionsService.start(configuration);
            case MAIN -> MainService.start(configuration);
            case FRONTEND -> FrontendService.start(configuration);
        };
    }

    /** Whether a service can start before PostgreSQL and Redis have. */
    static boolean needsNoServer(ServiceName name) {
        return switch (name) {
            case PAYMENT_PROVIDER, CRM, INVENTORY, FRONTEND -> true;
            case PAYMENTS, PROMOTIONS, MAIN -> false;
        };
    }
}
