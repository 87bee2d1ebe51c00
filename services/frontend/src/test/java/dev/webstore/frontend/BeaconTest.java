package dev.webstore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code POST /rum} over HTTP. */
class BeaconTest {

    private static final String JSON = "application/json";
    private static final String BEACON = "{\"page\":\"cart\",\"vitals\":{\"fcp\":0.5},\"requests\":[],\"errors\":[]}";

    @Test
    void takesWhatPagesSendAndNothingElse() {
        try (var fixture = new FrontendFixture()) {
            Visitor browser = fixture.visitor().with("Accept", "*/*");

            assertThat(browser.postBody("/rum", JSON, BEACON).status()).isEqualTo(204);
            assertThat(browser.postBody("/rum", "text/plain", BEACON).status()).isEqualTo(415);
            assertThat(browser.postBody("/rum", JSON, "[]").status()).isEqualTo(400);
            assertThat(browser.postBody("/rum", JSON, "{").status()).isEqualTo(400);
            assertThat(browser.postBody("/rum", JSON, BEACON.replace("cart", "a".repeat(70_000)))
                            .status())
                    .isEqualTo(413);
            assertThat(browser.get("/rum").status()).isEqualTo(405);
        }
    }

    @Test
    void floodIsCutOff() {
        try (var fixture = new FrontendFixture()) {
            Visitor browser = fixture.visitor().with("X-Forwarded-For", "203.0.113.9");
            int status = 204;
            for (int beacon = 0; beacon < 200 && status == 204; beacon++) {
                status = browser.postBody("/rum", JSON, BEACON).status();
            }

            assertThat(status).isEqualTo(429);
        }
    }
}
