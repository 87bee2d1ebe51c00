package dev.webstore.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.crash.Books.Charge;
import dev.webstore.acceptance.crash.Books.Order;
import dev.webstore.acceptance.crash.Books.Payment;
import dev.webstore.acceptance.crash.Books.Redemption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the reconciler is content with books that agree, and finds each single thing that may be wrong with them. */
class ReconcilerTest {

    @Test
    void booksThatAgreeHaveNoViolations() {
        assertThat(Reconciler.violations(new Draft().books())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void finds(String expected, Consumer<Draft> change) {
        var draft = new Draft();
        change.accept(draft);
        assertThat(Reconciler.violations(draft.books())).contains(expected);
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("order paid is still PENDING", books -> books.order("paid", "PENDING", 1000, "txn_paid")),
                wrong("order back is still CANCELLED", books -> books.order("back", "CANCELLED", 5000, "txn_back")),
                wrong("1 outbox tasks are unfinished", books -> books.unfinished = 1),
                wrong("order paid is PAID, but never charged", books -> books.uncharge("paid")),
                wrong("order late is DELAYED, but never charged", books -> books.uncharge("late")),
                wrong("order back is REFUNDED, but never charged", books -> books.uncharge("back")),
                wrong("order no is DECLINED, but charged", books -> books.charge("no", "captured", 3000)),
                wrong("order failed is PAYMENT_FAILED, but charged", books -> books.charge("failed", "captured", 4000)),
                wrong("order paid is PAID, its charge refunded", books -> books.charge("paid", "refunded", 1000)),
                wrong("order back is REFUNDED, its charge captured", books -> books.charge("back", "captured", 5000)),
                wrong("order paid of 1000 was charged 1001", books -> books.charge("paid", "captured", 1001)),
                wrong(
                        "order paid names transaction txn_x, the provider txn_paid",
                        books -> books.order("paid", "PAID", 1000, "txn_x")),
                wrong("charge for nobody has no order", books -> books.charge("nobody", "captured", 500)),
                wrong("charge for paid is not in the ledger", books -> books.unrecord("paid")),
                wrong(
                        "more than one charge: paid",
                        books -> books.charges.add(new Charge("pay_paid", "captured", 1000, "txn_other"))),
                wrong(
                        "more than one order under one key: key-paid",
                        books -> books.orders.add(new Order("twin", "key-paid", "DECLINED", 1, null, null))),
                wrong("order paid is PAID without a payment", books -> books.unrecord("paid")),
                wrong("order no is DECLINED without a payment", books -> books.unrecord("no")),
                wrong(
                        "order paid of 1000 has a payment of 999",
                        books -> books.payment("paid", "CAPTURED", 999, "txn_paid")),
                wrong("order no is DECLINED, its payment FAILED", books -> books.payment("no", "FAILED", 3000, null)),
                wrong(
                        "order failed is PAYMENT_FAILED, its payment PENDING",
                        books -> books.payment("failed", "PENDING", 4000, null)),
                wrong(
                        "order back is REFUNDED, its payment REFUND_PENDING",
                        books -> books.payment("back", "REFUND_PENDING", 5000, "txn_back")),
                wrong("payment nobody has no order", books -> books.payment("nobody", "FAILED", 500, null)),
                wrong(
                        "payment paid names transaction txn_x, the provider txn_paid",
                        books -> books.payment("paid", "CAPTURED", 1000, "txn_x")),
                wrong(
                        "payment failed is CAPTURED, its charge absent",
                        books -> books.payment("failed", "CAPTURED", 4000, "txn_failed")),
                wrong(
                        "payment paid is FAILED, its charge captured",
                        books -> books.payment("paid", "FAILED", 1000, null)),
                wrong("order paid is PAID, its coupon RESERVED", books -> books.redeem("paid", "RESERVED")),
                wrong("order paid is PAID, its coupon absent", books -> books.redemptions.clear()),
                wrong("order no is DECLINED, its coupon CONFIRMED", books -> books.redeem("no", "CONFIRMED")),
                wrong(
                        "order late used no coupon, but one is redeemed for it",
                        books -> books.redeem("late", "CONFIRMED")),
                wrong("coupon redeemed for nobody, which is no order", books -> books.redeem("nobody", "CONFIRMED")),
                wrong(
                        "key key-paid was told of a decline, but order paid is PAID",
                        books -> books.tell("key-paid", 402, 0, "paid")),
                wrong(
                        "key key-paid was told of a failure, but order paid is PAID",
                        books -> books.tell("key-paid", 503, 0, "paid")),
                wrong(
                        "key key-no was told of a purchase, but order no is DECLINED",
                        books -> books.tell("key-no", 201, 3000, "no")),
                wrong(
                        "key key-paid was told 1001, order paid is of 1000",
                        books -> books.tell("key-paid", 201, 1001, "paid")),
                wrong(
                        "key key-gone was told of order gone, which is lost",
                        books -> books.tell("key-gone", 202, 0, "gone")),
                wrong(
                        "key key-paid was told of a purchase without an order",
                        books -> books.purchases.add(new Purchase("key-paid", 201, 1000, Set.of()))),
                wrong(
                        "key key-paid made orders [late, paid]",
                        books -> books.purchases.add(
                                new Purchase("key-paid", 201, 1000, new TreeSet<>(Set.of("paid", "late"))))));
    }

    private static Arguments wrong(String expected, Consumer<Draft> change) {
        return Arguments.of(expected, change);
    }

    /** Books with an order of every kind, which agree until they are changed. */
    static final class Draft {

        private final List<Order> orders = new ArrayList<>();
        private final List<Payment> payments = new ArrayList<>();
        private final List<Charge> charges = new ArrayList<>();
        private final List<Redemption> redemptions = new ArrayList<>();
        private final List<Purchase> purchases = new ArrayList<>();
        private long unfinished;

        Draft() {
            order("paid", "PAID", 1000, "txn_paid");
            payment("paid", "CAPTURED", 1000, "txn_paid");
            charge("paid", "captured", 1000);
            redeem("paid", "CONFIRMED");
            tell("key-paid", 201, 1000, "paid");

            order("late", "DELAYED", 2000, "txn_late");
            payment("late", "CAPTURED", 2000, "txn_late");
            charge("late", "captured", 2000);
            tell("key-late", 202, 0, "late");

            order("no", "DECLINED", 3000, null);
            payment("no", "DECLINED", 3000, null);
            redeem("no", "RELEASED");
            tell("key-no", 402, 0, "no");

            order("failed", "PAYMENT_FAILED", 4000, null);
            payment("failed", "FAILED", 4000, null);
            tell("key-failed", 503, 0, "failed");

            order("never-sent", "PAYMENT_FAILED", 4500, null);

            order("back", "REFUNDED", 5000, "txn_back");
            payment("back", "REFUNDED", 5000, "txn_back");
            charge("back", "refunded", 5000);
            redeem("back", "RELEASED");

            purchases.add(new Purchase("key-unanswered", 0, 0, Set.of()));
        }

        void order(String id, String status, long total, @Nullable String transaction) {
            orders.removeIf(order -> order.id().equals(id));
            String coupon = Set.of("paid", "no", "back").contains(id) ? "FEW" : null;
            orders.add(new Order(id, "key-" + id, status, total, coupon, transaction));
        }

        void payment(String id, String status, long amount, @Nullable String transaction) {
            unrecord(id);
            payments.add(new Payment(id, status, amount, transaction));
        }

        void charge(String id, String status, long amount) {
            uncharge(id);
            charges.add(new Charge("pay_" + id, status, amount, "txn_" + id));
        }

        void redeem(String id, String status) {
            redemptions.removeIf(redemption -> redemption.orderId().equals(id));
            redemptions.add(new Redemption(id, "FEW", status));
        }

        void tell(String key, int status, long total, String orderId) {
            purchases.removeIf(purchase -> purchase.key().equals(key));
            purchases.add(new Purchase(key, status, total, Set.of(orderId)));
        }

        void unrecord(String id) {
            payments.removeIf(payment -> payment.orderId().equals(id));
        }

        void uncharge(String id) {
            charges.removeIf(charge -> charge.key().equals("pay_" + id));
        }

        Books books() {
            return new Books(orders, payments, charges, redemptions, purchases, unfinished);
        }
    }
}
