package dev.webstore.promotions.campaign;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.promotions.offer.Conditions;
import dev.webstore.promotions.offer.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign on the wire. */
record CampaignResource(
        String campaignId,
        String name,
        String description,
        int priority,
        CampaignStatus status,
        ConditionsResource conditions,
        EffectResource effect,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    /** Conditions on the wire; absent is any. */
    record ConditionsResource(
            Money minAmount,
            List<Country> countries,
            List<String> categories,
            boolean firstOrder,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {

        private static ConditionsResource of(Conditions conditions) {
            return new ConditionsResource(
                    conditions.minAmount(),
                    conditions.countries().stream().sorted().toList(),
                    conditions.categories().stream().sorted().toList(),
                    conditions.firstOrder(),
                    conditions.startsAt(),
                    conditions.endsAt());
        }
    }

    /** An effect on the wire: a percentage and perhaps its cap, or an amount. */
    record EffectResource(
            @Nullable BigDecimal percent,
            @Nullable Money cap,
            @Nullable Money amount) {

        private static EffectResource of(Effect effect) {
            return switch (effect) {
                case Effect.Percent(int basisPoints, Money cap) ->
                    new EffectResource(BigDecimal.valueOf(basisPoints, 2), cap, null);
                case Effect.Fixed(Money off) -> new EffectResource(null, null, off);
            };
        }
    }

    /** The wire form of {@code campaign} as it is at {@code time}. */
    static CampaignResource of(Campaign campaign, Instant time) {
        return new CampaignResource(
                campaign.campaignId(),
                campaign.offer().name(),
                campaign.description(),
                campaign.priority(),
                campaign.status(time),
                ConditionsResource.of(campaign.offer().conditions()),
                EffectResource.of(campaign.offer().effect()),
                campaign.createdAt(),
                campaign.updatedAt(),
                campaign.endedAt());
    }
}
