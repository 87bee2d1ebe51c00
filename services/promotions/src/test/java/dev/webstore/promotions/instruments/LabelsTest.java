package dev.webstore.promotions.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.telemetry.Label;
import dev.webstore.promotions.coupon.CouponRefusal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void everyRefusalOfACouponIsAValueOfItsLabel() {
        Label result = PromotionsInstruments.COUPONS_VALIDATED.labels().getFirst();
        Stream<String> refusals = Arrays.stream(CouponRefusal.values()).map(CouponRefusal::label);
        assertThat(result.values())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("valid"), refusals).toList());
    }
}
