package dev.webstore.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.frontend.Visitor.Page;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.service.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When the shop behind the storefront is away, slow or broken. */
class OutageTest {

    private static final Map<String, String> NOBODY = Map.of(ServiceName.MAIN.urlKey(), "http://localhost:1");

    @Test
    void closedShopSaysSo() {
        try (var fixture = new FrontendFixture(NOBODY)) {
            for (String path : List.of("/", "/products/aud-001")) {
                Page page = fixture.visitor().get(path);

                assertThat(page.status()).isEqualTo(503);
                assertThat(page.text()).contains("The shop is closed for a moment");
                assertThat(page.body())
                        .as("the number to ask about is the trace of the page itself")
                        .containsPattern("data-traceparent=\"00-([0-9a-f]{32})-[\\s\\S]*<code>\\1</code>");
            }
            assertThat(fixture.visitor().get("/health").status()).isEqualTo(200);
            assertThat(fixture.visitor().get("/sign-in").status()).isEqualTo(200);
        }
    }

    @Test
    void slowShopIsNotWaitedForWithoutEnd() {
        var never = new CountDownLatch(1);
        try (var fixture = new FrontendFixture()) {
            fixture.shop.hold(never);

            assertThat(fixture.visitor().get("/").status()).isEqualTo(503);
            never.countDown();
        }
    }

    @Test
    void orderOfUnknownOutcomeCanBeSentAgainUnderTheSameKey() {
        try (var fixture = new FrontendFixture()) {
            Visitor visitor = fixture.visitor().signedIn();
            fixture.shop.fillCart(1);
            fixture.shop.checkoutAnswers(() -> {
                throw new ProblemException(Problem.of(500, "Internal error", "secret detail"));
            });

            Page page = visitor.post("/checkout", Map.of("key", "wish-1", "payment_method", "paypal", "country", "DE"));

            assertThat(page.status()).isEqualTo(502);
            assertThat(page.text()).contains("you pay for it once").doesNotContain("secret detail");
            assertThat(page.body()).contains("name=\"key\" value=\"wish-1\"", "value=\"paypal\" checked");
        }
    }

    @Test
    void programsGetAProblemDocument() {
        try (var fixture = new FrontendFixture(NOBODY)) {
            Page page = fixture.visitor().with("Accept", "*/*").get("/");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
        }
    }
}
