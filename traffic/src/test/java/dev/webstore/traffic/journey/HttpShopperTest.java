package dev.webstore.traffic.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpShopperTest {

    private FakeShop server;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        server = FakeShop.start();
        shop = new Shop(server.address(), 4);
    }

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    @Test
    void everyShopperOfACrowdRegistersOnceAndCanBuy() throws InterruptedException {
        List<Shopper> crowd = Crowd.register(shop, 9, 1);

        assertThat(crowd).hasSize(9);
        assertThat(server.requests()).filteredOn("POST /auth/register"::equals).hasSize(9);
        for (Shopper shopper : crowd) {
            assertThat(Arrays.stream(Step.values()).map(shopper::perform)).containsOnly(Outcome.DONE);
        }
    }

    @Test
    void aJourneyVisitsTheShopInTheOrderOfItsSteps() throws InterruptedException {
        Shopper shopper = Crowd.register(shop, 1, 1).getFirst();
        int before = server.requests().size();

        for (Step step : Step.values()) {
            shopper.perform(step);
        }

        assertThat(server.requests().subList(before, server.requests().size()))
                .containsExactly(
                        "GET /products?country=US&category=audio",
                        "GET /products/aud-001",
                        "POST /cart/add",
                        "GET /cart",
                        "POST /checkout");
    }

    @Test
    void anUnexpectedStatusFailsTheStepByThatStatus() throws InterruptedException {
        Shopper shopper = Crowd.register(shop, 1, 1).getFirst();
        server.force("/checkout", 503);

        assertThat(shopper.perform(Step.CHECKOUT)).isEqualTo(new Outcome.Failed("503"));
    }

    @Test
    void aShopThatIsGoneFailsTheStepByTheError() throws InterruptedException {
        Shopper shopper = Crowd.register(shop, 1, 1).getFirst();
        server.close();

        assertThat(shopper.perform(Step.BROWSE)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aShopThatLetsNobodyInIsSaidToDoSo() {
        server.force("/auth/register", 429);

        assertThatThrownBy(() -> Crowd.register(shop, 2, 1))
                .isInstanceOf(ShopUnusableException.class)
                .hasMessageContaining("/auth/register answers 429, not 201");
    }

    @Test
    void noShopAtTheAddressIsSaidInOneLine() {
        try (var nowhere = new Shop(URI.create("http://127.0.0.1:1"), 1)) {
            assertThat(nowhere.isHealthy()).isFalse();
            assertThatThrownBy(nowhere::offers)
                    .isInstanceOf(ShopUnusableException.class)
                    .hasMessageStartingWith("No shop answers at http://127.0.0.1:1");
        }
    }
}
