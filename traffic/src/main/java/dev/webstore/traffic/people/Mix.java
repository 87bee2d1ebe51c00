package dev.webstore.traffic.people;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of a hundred visitors come for what.
 *
 * @param browse who look around
 * @param abandon who leave a full cart behind
 * @param buy who buy
 */
public record Mix(int browse, int abandon, int buy) {

    /** Half look around; of those who fill a cart 40 % pay for it. */
    public static final Mix USUAL = new Mix(50, 30, 20);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})/(\\d{1,3})/(\\d{1,3})");

    /** Checks the sum. */
    public Mix {
        if (browse < 0 || abandon < 0 || buy < 0 || browse + abandon + buy != 100) {
            throw new IllegalArgumentException("the three shares must add up to 100");
        }
    }

    /**
     * Reads {@code 50/30/20}: browsers, cart abandoners, buyers.
     *
     * @throws IllegalArgumentException when it is not three shares that add up to 100
     */
    public static Mix parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be three shares such as 50/30/20");
        }
        return new Mix(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** The intent of somebody who drew {@code percentile}, from 0 to 99. */
    Intent of(int percentile) {
        if (percentile < browse) {
            return Intent.BROWSE;
        }
        return percentile < browse + abandon ? Intent.ABANDON : Intent.BUY;
    }

    @Override
    public String toString() {
        return "%d/%d/%d".formatted(browse, abandon, buy);
    }
}
