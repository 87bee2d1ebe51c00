package dev.webstore.promotions.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.embedded.PostgresServer;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.database.DatabaseUrl;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbandonedCouponTest {

    @Test
    void aReservationThatIsNeverSettledIsGivenBackAfterADayAndNotBefore() {
        var configuration = Configuration.of(Map.of("WEBSTORE_LOG_LEVEL", "error"));
        try (var postgres = PostgresServer.startTemporary();
                var telemetry = Telemetry.logsOnly(ServiceName.PROMOTIONS, configuration);
                var database = Database.open(
                        DatabaseUrl.parse("URL", postgres.createDatabase("shop", "promotions", "secret")),
                        "promotions",
                        "db/promotions",
                        2,
                        telemetry)) {
            var store = new CouponStore(database);
            Coupon coupon = store.all().stream()
                    .filter(one -> one.code().equals("EARLYBIRD"))
                    .findFirst()
                    .orElseThrow();
            Coupons today = coupons(store, telemetry, Duration.ofHours(23));
            Coupons tomorrow = coupons(store, telemetry, Duration.ofHours(25));
            assertThat(today.reserve(coupon, "forgotten", "absent")).isEmpty();
            assertThat(today.reserve(coupon, "paid", "present")).isEmpty();
            database.useTransaction(handle -> today.confirm(handle, "paid"));

            assertThat(today.releaseAbandoned()).isFalse();
            assertThat(today.exhaustion(coupon, "absent")).contains(CouponRefusal.USED_BY_USER);

            assertThat(tomorrow.releaseAbandoned()).isTrue();
            assertThat(tomorrow.releaseAbandoned()).isFalse();
            assertThat(tomorrow.exhaustion(coupon, "absent")).isEmpty();
            assertThat(tomorrow.exhaustion(coupon, "present")).contains(CouponRefusal.USED_BY_USER);
        }
    }

    /** Coupons as they are handled so much later. */
    private static Coupons coupons(CouponStore store, Telemetry telemetry, Duration later) {
        return new Coupons(
                store, new PromotionsInstruments(telemetry), Clock.offset(Clock.systemUTC(), later), telemetry);
    }
}
