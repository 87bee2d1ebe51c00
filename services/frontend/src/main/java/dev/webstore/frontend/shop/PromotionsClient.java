package dev.webstore.frontend.shop;

import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;

/**
 * Campaigns at promotions-service.
 *
 * <p>Each method throws {@link ProblemException} with promotions-service's own refusal, or 503 when it does not answer.
 */
public final class PromotionsClient {

    private static final String CAMPAIGNS = "/api/promotions/campaigns";

    private final Backend promotions;

    /** Talks to promotions-service through {@code client}. */
    public PromotionsClient(ServiceClient client) {
        this.promotions = new Backend(client);
    }

    /** All campaigns: those that are not over first. */
    public List<Campaign> campaigns(Caller caller) {
        return promotions.call(caller, Call.get(CAMPAIGNS)).as(Listing.class).campaigns();
    }

    /** One campaign; 404 when there is none of that id. */
    public Campaign campaign(Caller caller, String campaignId) {
        return campaigns(caller).stream()
                .filter(campaign -> campaign.campaignId().equals(campaignId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no campaign of this id"));
    }

    /** Starts a campaign; administrators only. */
    public void create(Caller caller, Map<String, ?> campaign) {
        promotions.call(caller, Call.post(CAMPAIGNS, campaign));
    }

    /** Changes a campaign; administrators only. */
    public void change(Caller caller, String campaignId, Map<String, ?> campaign) {
        promotions.call(
                caller,
                Call.of(Method.PATCH, CAMPAIGNS + "/" + Backend.id(campaignId), campaign)
                        .named(CAMPAIGNS + "/{id}"));
    }

    /** Ends a campaign for good; administrators only. */
    public void end(Caller caller, String campaignId) {
        promotions.call(
                caller,
                Call.of(Method.POST, CAMPAIGNS + "/" + Backend.id(campaignId) + "/end", null)
                        .named(CAMPAIGNS + "/{id}/end"));
    }

    /** The body of the answer. */
    record Listing(List<Campaign> campaigns) {}
}
