package dev.webstore.acceptance.crash;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report of a kill test, for people. */
record KillReport(
        long seed, Duration duration, Duration untilSettled, List<String> kills, Books books, List<String> violations) {

    String text() {
        long captured = sum("captured");
        long refunded = sum("refunded");
        return """
                Kill test, seed %d: %d kills in %d s, settled %d s after the last one
                  kills       %s
                  purchases   %d, as told: %s
                  orders      %d: %s
                  payments    %d: %s
                  charges     %d: %s; captured and kept $%s, refunded $%s
                  coupons     %s
                  violations  %d
                %s""".formatted(
                        seed,
                        kills.size(),
                        duration.toSeconds(),
                        untilSettled.toSeconds(),
                        count(kills, Function.identity()),
                        books.purchases().size(),
                        count(books.purchases(), purchase -> told(purchase.status())),
                        books.orders().size(),
                        count(books.orders(), Books.Order::status),
                        books.payments().size(),
                        count(books.payments(), Books.Payment::status),
                        books.charges().size(),
                        count(books.charges(), Books.Charge::status),
                        dollars(captured),
                        dollars(refunded),
                        count(books.redemptions(), Books.Redemption::status),
                        violations.size(),
                        violations.stream().map(line -> "    " + line + "\n").collect(Collectors.joining()));
    }

    private long sum(String status) {
        return books.charges().stream()
                .filter(charge -> charge.status().equals(status))
                .mapToLong(Books.Charge::amount)
                .sum();
    }

    private static String dollars(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private static String told(int status) {
        return status == 0 ? "nothing" : String.valueOf(status);
    }

    private static <T> String count(Collection<T> all, Function<T, String> kind) {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
