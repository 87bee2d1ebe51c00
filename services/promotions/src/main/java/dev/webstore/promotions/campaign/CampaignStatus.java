package dev.webstore.promotions.campaign;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a campaign is. */
enum CampaignStatus {
    /** It has yet to begin. */
    SCHEDULED,
    /** It applies. */
    ACTIVE,
    /** It is over, or was ended. */
    ENDED;

    /** The name on the wire. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
