package dev.webstore.external;

import static dev.webstore.external.ThirdPartyFixture.json;
import static dev.webstore.external.ThirdPartyFixture.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlTest {

    @Test
    void calmNeverFailsNorWaits() {
        try (var inventory = ThirdPartyFixture.inventory(Map.of("WEBSTORE_CALM", "true"))) {
            var behaviour = json(inventory.get("/control"));

            assertThat(behaviour.at("/countries/BR/failure_rate").doubleValue()).isZero();
            assertThat(behaviour.at("/latency/median_ms").intValue()).isZero();
            assertThat(behaviour.at("/latency/slow_share").doubleValue()).isZero();
        }
    }

    @Test
    void oneCountryCanBeBrokenAndMended() {
        try (var inventory = ThirdPartyFixture.inventory(Map.of("WEBSTORE_CALM", "true"))) {
            var broken = Map.of("countries", Map.of("JP", Map.of("failure_rate", 1, "codes", List.of(503))));
            assertThat(inventory.send("PATCH", "/control", broken).statusCode()).isEqualTo(200);

            assertThat(reserve(inventory, "JP")).isEqualTo(503);
            assertThat(reserve(inventory, "DE")).isEqualTo(201);

            assertThat(inventory.send("DELETE", "/control", null).statusCode()).isEqualTo(200);
            assertThat(reserve(inventory, "JP")).isEqualTo(201);
        }
    }

    @Test
    void whatIsLeftOutStaysWithPatchAndIsCalmWithPut() {
        try (var crm = ThirdPartyFixture.crm(Map.of())) {
            var patched = json(crm.send("PATCH", "/control", Map.of("hang_ms", 5)));
            assertThat(patched.get("hang_ms").intValue()).isEqualTo(5);
            assertThat(patched.at("/countries/US/failure_rate").doubleValue()).isEqualTo(0.08);

            var put = json(crm.send("PUT", "/control", Map.of("hang_ms", 5)));
            assertThat(put.get("hang_ms").intValue()).isEqualTo(5);
            assertThat(put.at("/countries/US/failure_rate").doubleValue()).isZero();
        }
    }

    static List<Map.Entry<String, Map<String, Object>>> wrong() {
        return List.of(
                Map.entry("failure_rate", Map.of("failure_rate", 1.5)),
                Map.entry("codes", Map.of("failure_rate", 0.5, "codes", List.of())),
                Map.entry("codes", Map.of("codes", List.of(200))),
                Map.entry("countries.XX", Map.of("countries", Map.of("XX", Map.of()))),
                Map.entry("countries.US.rate", Map.of("countries", Map.of("US", Map.of("rate", 1)))),
                Map.entry("latency.slow_max_ms", Map.of("latency", Map.of("slow_min_ms", 9, "slow_max_ms", 3))),
                Map.entry("hang_ms", Map.of("hang_ms", -1)),
                Map.entry("stock", Map.of("stock", "none")),
                Map.entry("failure_rte", Map.of("failure_rte", 0.1)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongSettingIsNamedAndChangesNothing(Map.Entry<String, Map<String, Object>> wrong) {
        try (var inventory = ThirdPartyFixture.inventory(Map.of())) {
            String before = inventory.get("/control").body();

            var answer = inventory.send("PATCH", "/control", wrong.getValue());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo(wrong.getKey());
            assertThat(inventory.get("/control").body()).isEqualTo(before);
        }
    }

    @Test
    void phantomStockIsThereUntilItIsWanted() {
        try (var inventory = ThirdPartyFixture.inventory(Map.of("WEBSTORE_CALM", "true"))) {
            inventory.send("PATCH", "/control", Map.of("stock", "phantom"));
            var question = Map.of("country", "US", "items", List.of(Map.of("product_id", "aud-001", "quantity", 1)));

            assertThat(json(inventory.post("/api/inventory/check", question))
                            .get("available")
                            .booleanValue())
                    .isTrue();
            assertThat(reserve(inventory, "US")).isEqualTo(404);
        }
    }

    @Test
    void theSameSeedMeetsTheSameFate() {
        assertThat(fates("7")).isEqualTo(fates("7")).isNotEqualTo(fates("8"));
    }

    private static List<Integer> fates(String seed) {
        try (var inventory = ThirdPartyFixture.inventory(Map.of("WEBSTORE_SEED", seed))) {
            inventory.send("PUT", "/control", Map.of("failure_rate", 0.5, "codes", List.of(400, 404, 500, 503)));
            return java.util.stream.IntStream.range(0, 50)
                    .map(i -> reserve(inventory, "US"))
                    .boxed()
                    .toList();
        }
    }

    private static int reserve(ThirdPartyFixture inventory, String country) {
        return inventory
                .post("/api/inventory/reserve", reservation("o1", country))
                .statusCode();
    }
}
