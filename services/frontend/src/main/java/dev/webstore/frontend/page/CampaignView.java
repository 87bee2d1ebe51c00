package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import java.util.List;

/**
 * A campaign to be written or changed.
 *
 * @param title which of the two
 * @param campaignId which campaign; empty for a new one
 * @param form what stands in the form
 * @param categories the categories it can be for
 */
public record CampaignView(String title, String campaignId, FilledForm form, List<String> categories) {

    /** Where the form is sent to. */
    public String action() {
        return "/admin/campaigns/" + (campaignId.isEmpty() ? "new" : campaignId);
    }
}
