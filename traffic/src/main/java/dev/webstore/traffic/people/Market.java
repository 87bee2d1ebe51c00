package dev.webstore.traffic.people;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The customers of one country. The figures are ours: plausible and different from each other, no survey.
 *
 * @param share how many of a hundred customers live there
 * @param zone by which they sleep
 * @param hours how busy each hour of their day is, against each other
 * @param payment how many of a hundred pay by what
 * @param favourites categories they look at three times as often as at others
 */
record Market(
        int share, ZoneId zone, List<Integer> hours, Map<PaymentMethod, Integer> payment, List<String> favourites) {

    private static final int FAVOURITE = 3;

    private static final Map<Country, Market> ALL = new EnumMap<>(Map.of(
            Country.US,
            market(28, "America/Chicago", "421112467788888888abcb96", 60, 20, 18, 2, "electronics", "sports"),
            Country.UK,
            market(14, "Europe/London", "211112457788988899bcb853", 35, 40, 23, 2, "books", "garden"),
            Country.DE,
            market(15, "Europe/Berlin", "111113467777777889cdb742", 20, 10, 50, 20, "home", "office"),
            Country.FR,
            market(12, "Europe/Paris", "211112457888a98778acdb63", 45, 35, 15, 5, "clothing", "kitchen"),
            Country.JP,
            market(12, "Asia/Tokyo", "622112467778b87778acedca", 70, 5, 5, 20, "audio", "toys"),
            Country.BR,
            market(9, "America/Sao_Paulo", "421111356788988889acdb96", 45, 15, 5, 35, "sports", "clothing"),
            Country.IN,
            market(10, "Asia/Kolkata", "311113567888898889bcddb6", 25, 35, 5, 35, "kitchen", "books")));

    /** The customers of {@code country}. */
    static Market of(Country country) {
        Market market = ALL.get(country);
        if (market == null) {
            throw new IllegalStateException("Nothing is known about " + country);
        }
        return market;
    }

    /** How many come at {@code instant}, against the other countries: an average hour weighs {@link #share}. */
    double weight(Instant instant) {
        double average = hours.stream().mapToInt(hour -> hour).average().orElseThrow();
        return share * hours.get(instant.atZone(zone).getHour()) / average;
    }

    /** How often they look at a category, against others. */
    double taste(String category) {
        return favourites.contains(category) ? FAVOURITE : 1;
    }

    /** {@code hours} has a hexadecimal digit for each hour of the day. */
    private static Market market(
            int share, String zone, String hours, int credit, int debit, int paypal, int transfer, String... likes) {
        var payment = new EnumMap<PaymentMethod, Integer>(Map.of(
                PaymentMethod.CREDIT_CARD, credit,
                PaymentMethod.DEBIT_CARD, debit,
                PaymentMethod.PAYPAL, paypal,
                PaymentMethod.BANK_TRANSFER, transfer));
        return new Market(
                share,
                ZoneId.of(zone),
                hours.chars().mapToObj(digit -> Character.digit(digit, 16)).toList(),
                payment,
                List.of(likes));
    }
}
