package dev.webstore.promotions.campaign;

import dev.webstore.promotions.offer.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param description what it is about, for administrators
 * @param priority campaigns of higher priority apply first
 * @param endedAt when an administrator ended it for good; null while none did
 */
public record Campaign(
        String campaignId,
        Offer offer,
        String description,
        int priority,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    /** Whether it applies at {@code time} to orders that meet its other conditions. */
    public boolean isActive(Instant time) {
        return status(time) == CampaignStatus.ACTIVE;
    }

    /** Where it is at {@code time}. */
    CampaignStatus status(Instant time) {
        if (endedAt != null || offer.conditions().isOver(time)) {
            return CampaignStatus.ENDED;
        }
        return offer.conditions().hasNotBegun(time) ? CampaignStatus.SCHEDULED : CampaignStatus.ACTIVE;
    }
}
