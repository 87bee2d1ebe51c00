package dev.webstore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.frontend.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Running campaigns in the browser. */
class CampaignTest {

    private static FrontendFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new FrontendFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void onlyAdministratorsAreLetIn() {
        Visitor customer = fixture.visitor().signedIn();
        for (String path : List.of("/admin/campaigns", "/admin/campaigns/new", "/admin/campaigns/campaign-1")) {
            assertThat(customer.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(customer.post("/admin/campaigns/campaign-1/end", Map.of()).status())
                .isEqualTo(403);
        assertThat(customer.get("/").text()).doesNotContain("Campaigns");
    }

    @Test
    void listSaysInWordsWhatCampaignsDo() {
        Page page = fixture.visitor().signedInAs("admin@webstore.example").get("/admin/campaigns");

        assertThat(page.text())
                .contains("12.5% off, up to $25.00", "orders from $20.00", "first orders only", "Germany")
                .contains("until 31 January 2027, 12:00 UTC");
        assertThat(page.body()).doesNotContain("<script>");
    }

    @Test
    void campaignIsShownAsItIsAndChanged() {
        Visitor admin = fixture.visitor().signedInAs("admin@webstore.example");
        assertThat(admin.get("/admin/campaigns/campaign-1").body())
                .contains("name=\"effect.percent\" type=\"text\" value=\"12.5\"")
                .contains("value=\"2027-01-31T12:00\"")
                .contains("value=\"DE\" checked", "value=\"audio\" checked");

        Page answer = admin.post(
                "/admin/campaigns/campaign-1",
                Map.of(
                        "name", "Winter lights",
                        "priority", "7",
                        "effect.amount", "5.50",
                        "conditions.ends_at", "2027-02-01T08:30",
                        "conditions.countries", "FR"));

        assertThat(answer.header("location")).isEqualTo("/admin/campaigns");
        assertThat(fixture.shop
                        .received("PATCH /api/promotions/campaigns/campaign-1")
                        .getFirst()
                        .body())
                .hasToString("{\"conditions\":{\"categories\":[],\"countries\":[\"FR\"],"
                        + "\"ends_at\":\"2027-02-01T08:30:00Z\",\"first_order\":false},\"description\":\"\","
                        + "\"effect\":{\"amount\":5.50},\"name\":\"Winter lights\",\"priority\":7}");
        assertThat(admin.get("/admin/campaigns").text()).contains("The campaign is saved.");
    }

    @Test
    void whatIsWrongIsShownBesideItsField() {
        Visitor admin = fixture.visitor().signedInAs("admin@webstore.example");
        admin.get("/admin/campaigns/new");

        Page unreadable = admin.post(
                "/admin/campaigns/new",
                Map.of("name", "X", "effect.percent", "1e999999999", "conditions.starts_at", "tomorrow"));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body())
                .contains("id=\"effect.percent-error\"", "id=\"conditions.starts_at-error\"", "value=\"X\"");

        Page senseless = admin.post("/admin/campaigns/new", Map.of("name", "X"));
        assertThat(senseless.status()).isEqualTo(400);
        assertThat(senseless.text()).contains("Percent or amount must be given, and not both");
    }

    @Test
    void campaignIsEnded() {
        Visitor admin = fixture.visitor().signedInAs("admin@webstore.example");

        admin.post("/admin/campaigns/campaign-1/end", Map.of());

        assertThat(fixture.shop.received("POST /api/promotions/campaigns/campaign-1/end"))
                .hasSize(1);
        assertThat(admin.get("/admin/campaigns").text()).contains("The campaign has ended.");
    }
}
