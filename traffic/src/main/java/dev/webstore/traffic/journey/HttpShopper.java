package dev.webstore.traffic.journey;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import io.helidon.http.Method;
import java.util.List;
import java.util.random.RandomGenerator;

/** A shopper who uses the public HTTP interface with an account of their own. */
public final class HttpShopper implements Shopper {

    private final Shop shop;
    private final String token;
    private final Country country;
    private final List<Offer> offers;
    private final RandomGenerator random;
    private Offer choice;

    /**
     * A shopper.
     *
     * @param token the bearer token of the account
     * @param country where the shopper lives; only products sold there are chosen
     * @param offers the catalogue
     */
    public HttpShopper(Shop shop, String token, Country country, List<Offer> offers, RandomGenerator random) {
        this.shop = shop;
        this.token = token;
        this.country = country;
        this.offers = offers.stream()
                .filter(offer -> offer.countries().contains(country.name()))
                .toList();
        if (this.offers.isEmpty()) {
            throw new ShopUnusableException("The shop sells nothing in " + country.label());
        }
        this.random = random;
        this.choice = this.offers.getFirst();
    }

    /** Browsing begins a journey: the product is chosen then. */
    @Override
    public Outcome perform(Step step) {
        try {
            return switch (step) {
                case BROWSE -> {
                    choice = offers.get(random.nextInt(offers.size()));
                    yield get("/products?country=%s&category=%s".formatted(country, choice.category()));
                }
                case PRODUCT -> get("/products/" + choice.productId());
                case ADD -> post("/cart/add", 200, new Addition(choice.productId(), 1, country));
                case VIEW_CART -> get("/cart");
                case CHECKOUT -> post("/checkout", 201, new Checkout(PaymentMethod.CREDIT_CARD, country));
            };
        } catch (RuntimeException e) {
            return new Outcome.Failed(e.getClass().getSimpleName());
        }
    }

    private Outcome get(String path) {
        return expect(200, shop.send(Ask.get(path), token));
    }

    private Outcome post(String path, int status, Object body) {
        return expect(status, shop.send(Ask.json(Method.POST, path, body), token));
    }

    private static Outcome expect(int status, Answer answer) {
        return answer.status() == status ? Outcome.DONE : new Outcome.Failed(String.valueOf(answer.status()));
    }

    private record Addition(String productId, int quantity, Country country) {}

    private record Checkout(PaymentMethod paymentMethod, Country country) {}
}
