package dev.webstore.promql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Parts of times, in UTC. */
final class Calendar {

    private Calendar() {}

    /** A part of a time that is given in seconds since 1970. */
    static double field(String name, double seconds) {
        if (Double.isNaN(seconds) || Math.abs(seconds) > 1e14) {
            return Double.NaN;
        }
        ZonedDateTime time = Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC);
        return switch (name) {
            case "minute" -> time.getMinute();
            case "hour" -> time.getHour();
            case "day_of_week" -> time.getDayOfWeek().getValue() % 7;
            case "day_of_month" -> time.getDayOfMonth();
            case "day_of_year" -> time.getDayOfYear();
            case "days_in_month" -> time.toLocalDate().lengthOfMonth();
            case "month" -> time.getMonthValue();
            case "year" -> time.getYear();
            default -> throw new IllegalStateException("No part of a time: " + name);
        };
    }
}
