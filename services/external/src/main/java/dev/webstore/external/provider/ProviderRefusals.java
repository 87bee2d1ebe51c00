package dev.webstore.external.provider;

import dev.webstore.external.simulation.Decision;
import dev.webstore.external.simulation.Refusal;
import java.util.List;

/** The provider's words for its failures. */
final class ProviderRefusals {

    private static final List<Refusal> DECLINES = List.of(
            Refusal.of("card_declined", "The issuer declined the payment"),
            Refusal.of("insufficient_funds", "The account does not hold enough money"),
            Refusal.of("card_expired", "The card has expired"));

    private static final Refusal ACCOUNT_NOT_FOUND = Refusal.of("account_not_found", "There is no such account");

    private ProviderRefusals() {}

    static Refusal of(Decision decision) {
        return Refusal.simulated(
                decision.status(), DECLINES.get(decision.choice() % DECLINES.size()), ACCOUNT_NOT_FOUND);
    }
}
