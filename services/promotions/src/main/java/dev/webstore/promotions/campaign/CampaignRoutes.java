package dev.webstore.promotions.campaign;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.access.Administrators;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;

/** {@code /api/promotions/campaigns}: everybody may look, administrators may change. */
public final class CampaignRoutes implements Routes {

    private static final String PATH = "/api/promotions/campaigns";

    private final CampaignStore campaigns;
    private final Administrators administrators;
    private final Runnable onChange;
    private final Clock clock;
    private final Logger logger;

    /**
     * Routes to {@code campaigns}.
     *
     * @param onChange runs after each change and before its answer
     */
    public CampaignRoutes(
            CampaignStore campaigns,
            Administrators administrators,
            Runnable onChange,
            Clock clock,
            Telemetry telemetry) {
        this.campaigns = campaigns;
        this.administrators = administrators;
        this.onChange = onChange;
        this.clock = clock;
        this.logger = telemetry.logger(CampaignRoutes.class);
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(PATH, this::list)
                .post(PATH, this::create)
                .patch(PATH + "/{id}", this::change)
                .post(PATH + "/{id}/end", this::end);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Instant now = clock.instant();
        Responses.json(
                response,
                new Listing(campaigns.all().stream()
                        .map(campaign -> CampaignResource.of(campaign, now))
                        .toList()));
    }

    private void create(ServerRequest request, ServerResponse response) {
        String administrator = administrators.require(request);
        Campaign campaign = campaigns.create(CampaignDraft.read(Requests.json(request)));
        response.header(HeaderNames.LOCATION, PATH + "/" + campaign.campaignId());
        changed(response, 201, campaign, administrator, "Campaign created");
    }

    private void change(ServerRequest request, ServerResponse response) {
        String administrator = administrators.require(request);
        var change = CampaignDraft.Change.read(Requests.json(request));
        Campaign campaign =
                campaigns.change(Requests.path(request, "id"), change).orElseThrow(CampaignRoutes::unknown);
        if (campaign.endedAt() != null) {
            throw new ProblemException(Problem.of(409, "Campaign ended", "The campaign was ended; start a new one"));
        }
        changed(response, 200, campaign, administrator, "Campaign changed");
    }

    private void end(ServerRequest request, ServerResponse response) {
        String administrator = administrators.require(request);
        Campaign campaign = campaigns.end(Requests.path(request, "id")).orElseThrow(CampaignRoutes::unknown);
        changed(response, 200, campaign, administrator, "Campaign ended");
    }

    private void changed(ServerResponse response, int status, Campaign campaign, String administrator, String message) {
        onChange.run();
        logger.atInfo()
                .addKeyValue("campaign_id", campaign.campaignId())
                .addKeyValue("user_id", administrator)
                .log(message);
        Responses.json(response, status, CampaignResource.of(campaign, clock.instant()));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no campaign of that id");
    }

    record Listing(List<CampaignResource> campaigns) {}
}
