package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.form.Form;
import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.page.Answer.Redirect;
import dev.webstore.frontend.session.Notice;
import dev.webstore.frontend.shop.Caller;
import dev.webstore.frontend.shop.Campaign;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.ProductPage.CategoryCount;
import dev.webstore.frontend.shop.ProductQuery;
import dev.webstore.frontend.shop.PromotionsClient;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code /admin/campaigns}: running campaigns, for administrators. */
public final class CampaignRoutes implements Routes {

    private static final String CAMPAIGNS = "/admin/campaigns";
    private static final FilledForm NEW = FilledForm.of(Map.of("priority", "10", "conditions.min_amount", "0"));

    private final Pages pages;
    private final MainClient main;
    private final PromotionsClient promotions;

    /** Pages of the campaigns of {@code promotions}. */
    public CampaignRoutes(Pages pages, MainClient main, PromotionsClient promotions) {
        this.pages = pages;
        this.main = main;
        this.promotions = promotions;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(CAMPAIGNS, pages.page(this::list))
                .get(CAMPAIGNS + "/new", pages.page(visit -> edit(visit, "", NEW)))
                .post(CAMPAIGNS + "/new", pages.form(this::create))
                .get(CAMPAIGNS + "/{campaign_id}", pages.page(this::show))
                .post(CAMPAIGNS + "/{campaign_id}", pages.form(this::change))
                .post(CAMPAIGNS + "/{campaign_id}/end", pages.form(this::end));
    }

    private Answer list(Visit visit) {
        List<Campaign> campaigns = promotions.campaigns(administrator(visit));
        return Answer.view(PageName.CAMPAIGNS, "Campaigns", "campaigns.jte", new CampaignsView(campaigns));
    }

    private Answer show(Visit visit) {
        Campaign campaign = promotions.campaign(administrator(visit), visit.path("campaign_id"));
        return edit(visit, campaign.campaignId(), CampaignForm.of(campaign));
    }

    private Answer create(Visit visit) {
        return save(visit, "", campaign -> promotions.create(administrator(visit), campaign));
    }

    private Answer change(Visit visit) {
        String id = visit.path("campaign_id");
        return save(visit, id, campaign -> promotions.change(administrator(visit), id, campaign));
    }

    private Answer save(Visit visit, String id, Consumer<Map<String, Object>> action) {
        Form form = visit.form();
        try {
            action.accept(CampaignForm.read(form));
        } catch (ProblemException e) {
            Problem problem = Refusal.ofForm(e);
            return edit(visit, id, form.refused(problem)).withStatus(problem.status());
        }
        visit.session().leave(Notice.CAMPAIGN_SAVED);
        return new Redirect(CAMPAIGNS);
    }

    private Answer end(Visit visit) {
        promotions.end(administrator(visit), visit.path("campaign_id"));
        visit.session().leave(Notice.CAMPAIGN_ENDED);
        return new Redirect(CAMPAIGNS);
    }

    private Answer.View edit(Visit visit, String id, FilledForm form) {
        List<String> categories = main.products(administrator(visit), ProductQuery.EVERYTHING).categories().stream()
                .map(CategoryCount::category)
                .toList();
        String title = id.isEmpty() ? "New campaign" : "Change campaign";
        return Answer.view(PageName.CAMPAIGNS, title, "campaign.jte", new CampaignView(title, id, form, categories));
    }

    private static Caller administrator(Visit visit) {
        if (!visit.user().isAdmin()) {
            throw new ProblemException(
                    Problem.of(403, "Administrators only", "Sign in as somebody who runs the shop to see this page"));
        }
        return visit.caller();
    }
}
