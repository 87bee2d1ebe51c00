package dev.webstore.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.webstore.platform.market.Country;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The systems fail as often, and with the codes, as the architecture reference says. The seed makes the draws the same
 * in every run; the tolerance of four standard errors is what another seed would need too.
 */
class FailureRatesTest {

    private static final int CALLS = 3000;
    private static final Map<String, String> SEEDED = Map.of("WEBSTORE_SEED", "42");
    private static final Map<String, Object> AT_ONCE =
            Map.of("latency", Map.of("median_ms", 0, "slow_share", 0, "slow_min_ms", 0, "slow_max_ms", 0));

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "US, 0.05, 400 500 503",
        "UK, 0.07, 400 404 500",
        "DE, 0.06, 500 503",
        "FR, 0.08, 400 429 500 503",
        "JP, 0.10, 500 503",
        "BR, 0.15, 400 404 500 503",
        "IN, 0.12, 400 500 503"
    })
    void thePaymentProviderFailsByCountry(String country, double rate, String codes) {
        try (var provider = ThirdPartyFixture.provider(data, SEEDED)) {
            assertFailures(
                    provider,
                    call -> provider.post("/api/payment/process", ThirdPartyFixture.charge("k" + call, country, 10)),
                    rate,
                    codes);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Country.class,
            names = {"US", "BR"})
    void theCrmFailsEverywhereAlike(Country country) {
        try (var crm = ThirdPartyFixture.crm(SEEDED)) {
            assertFailures(
                    crm,
                    call -> crm.post("/api/customer/order", ThirdPartyFixture.sale("o" + call, country.name())),
                    0.08,
                    "400 404 500 503");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Country.class,
            names = {"DE", "JP"})
    void theInventoryFailsEverywhereAlike(Country country) {
        try (var inventory = ThirdPartyFixture.inventory(SEEDED)) {
            assertFailures(
                    inventory,
                    call -> inventory.post(
                            "/api/inventory/reserve", ThirdPartyFixture.reservation("o" + call, country.name())),
                    0.10,
                    "400 404 500 503");
        }
    }

    private static void assertFailures(
            ThirdPartyFixture system, IntFunction<HttpResponse<String>> call, double rate, String codes) {
        assertThat(system.send("PATCH", "/control", AT_ONCE).statusCode()).isEqualTo(200);
        var byCode = new TreeMap<Integer, Integer>();
        for (int i = 0; i < CALLS; i++) {
            int status = call.apply(i).statusCode();
            if (status >= 400) {
                byCode.merge(status, 1, Integer::sum);
            }
        }

        int failures = byCode.values().stream().mapToInt(Integer::intValue).sum();
        assertThat((double) failures / CALLS).isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / CALLS)));

        Set<String> expected = Set.of(codes.split(" "));
        assertThat(byCode.keySet().stream().map(String::valueOf)).containsExactlyInAnyOrderElementsOf(expected);
        double share = 1.0 / expected.size();
        byCode.forEach((code, count) -> assertThat((double) count / failures)
                .as("share of %d", code)
                .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / failures))));
    }
}
