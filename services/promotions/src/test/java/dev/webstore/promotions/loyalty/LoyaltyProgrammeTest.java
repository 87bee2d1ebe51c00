package dev.webstore.promotions.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoyaltyProgrammeTest {

    private static final LoyaltyProgramme PROGRAMME = new LoyaltyProgramme(List.of(
            new LoyaltyTier("gold", 2000, 400), new LoyaltyTier("bronze", 0, 0), new LoyaltyTier("silver", 500, 200)));

    @ParameterizedTest
    @CsvSource({"-5, bronze", "0, bronze", "499, bronze", "500, silver", "1999, silver", "2000, gold", "999999, gold"})
    void pointsLeadToTiers(long points, String tier) {
        assertThat(PROGRAMME.tierOf(points, null).name()).isEqualTo(tier);
    }

    @Test
    void aFloorLiftsButNeverLowers() {
        assertThat(PROGRAMME.tierOf(0, "silver").name()).isEqualTo("silver");
        assertThat(PROGRAMME.tierOf(5000, "silver").name()).isEqualTo("gold");
    }

    @Test
    void wholeDollarsCount() {
        assertThat(LoyaltyProgramme.pointsFor(Money.parse("0.99"))).isZero();
        assertThat(LoyaltyProgramme.pointsFor(Money.parse("129.99"))).isEqualTo(129);
    }

    @Test
    void somebodyWithoutPointsNeedsATier() {
        assertThatThrownBy(() -> new LoyaltyProgramme(List.of(new LoyaltyTier("gold", 1, 100))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
