package dev.webstore.traffic.people;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What somebody uses the shop with.
 *
 * @param channel the app, or a browser
 * @param address where it is, which the shop hears of in {@code X-Forwarded-For}; its limits then count people
 * @param userAgent says openly that it is generated traffic
 */
public record Device(Channel channel, String address, String userAgent) {

    /** 198.18.0.0/15 is set aside for benchmarks (RFC 2544), so no address belongs to anybody. */
    private static final int ADDRESSES = 1 << 17;

    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Linux; Android 16; Mobile) WebStoreTraffic/1.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) WebStoreTraffic/1.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) WebStoreTraffic/1.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) WebStoreTraffic/1.0",
            "Mozilla/5.0 (X11; Linux x86_64) WebStoreTraffic/1.0");
    private static final List<String> APPS =
            List.of("WebStoreApp/1.0 (Android) WebStoreTraffic/1.0", "WebStoreApp/1.0 (iOS) WebStoreTraffic/1.0");

    static Device any(Channel channel, RandomGenerator random) {
        int number = random.nextInt(ADDRESSES);
        String address = "198.%d.%d.%d".formatted(18 + (number >> 16), (number >> 8) & 255, number & 255);
        List<String> agents = channel == Channel.API ? APPS : BROWSERS;
        return new Device(channel, address, agents.get(random.nextInt(agents.size())));
    }
}
