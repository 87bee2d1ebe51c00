package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.scenario.Regular.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what customers were told of their money with the provider's own book of it. */
final class Books {

    private static final String EXPECTATION = "the money of every order is where it should be";
    private static final Set<String> CAPTURED = Set.of("PAID", "DELAYED", "CANCELLED");
    private static final Set<String> GIVEN_BACK = Set.of("REFUNDED", "CANCELLED");
    private static final Set<String> NOT_CHARGED = Set.of("DECLINED", "PAYMENT_FAILED");

    private Books() {}

    /** Whether each order has the charge that it should have, and none is open. */
    static Verdict compare(List<Order> orders, Venue venue, Optional<String> controlToken) {
        Map<String, Charge> charges = charges(venue, controlToken);
        List<String> wrong = orders.stream()
                .filter(order -> !fits(order, charges.get(order.orderId())))
                .map(order -> order.orderId() + " is " + order.status())
                .toList();
        return new Verdict(
                EXPECTATION,
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "%d orders compared with the provider's book".formatted(orders.size())
                        : String.join(", ", wrong));
    }

    /** When orders or the book cannot be read. */
    static Verdict unknown(ShopUnusableException reason) {
        return new Verdict(EXPECTATION, false, String.valueOf(reason.getMessage()));
    }

    private static boolean fits(Order order, @Nullable Charge charge) {
        if (charge == null) {
            return NOT_CHARGED.contains(order.status());
        }
        Set<String> fitting = charge.status().equals("refunded") ? GIVEN_BACK : CAPTURED;
        return fitting.contains(order.status()) && charge.amount().equals(order.total());
    }

    private static Map<String, Charge> charges(Venue venue, Optional<String> controlToken) {
        Ask ask = Ask.get("/control/book");
        try (var provider = new Site(venue.of(ServiceName.PAYMENT_PROVIDER), 1)) {
            Answer answer = provider.send(controlToken
                    .map(token -> ask.with(Map.of("X-Control-Token", token)))
                    .orElse(ask));
            if (answer.status() != 200) {
                throw new ShopUnusableException("The provider's book answers " + answer.status());
            }
            return answer.body()
                    .lines()
                    .map(line -> Json.read(line, Charge.class))
                    .collect(Collectors.toMap(Charge::orderId, Function.identity()));
        } catch (ShopUnusableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ShopUnusableException("The provider's book does not answer: " + e.getMessage());
        }
    }

    private record Charge(String idempotencyKey, String status, Money amount) {

        /** The key of a payment is made of the order that it is for. */
        String orderId() {
            return idempotencyKey.replaceFirst("^pay_", "");
        }
    }
}
