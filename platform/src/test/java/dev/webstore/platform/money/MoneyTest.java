package dev.webstore.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.json.Json;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final long LARGE = 1_000_000_000_00L;

    @Property
    void isTheSameAfterAJourneyThroughJson(@ForAll @LongRange(min = -LARGE, max = LARGE) long cents) {
        Money money = Money.ofCents(cents);
        assertThat(Json.read(Json.bytes(money), Money.class)).isEqualTo(money);
    }

    @Property
    void alwaysHasTwoDecimals(@ForAll @LongRange(min = -LARGE, max = LARGE) long cents) {
        assertThat(Json.text(Money.ofCents(cents))).matches("-?\\d+\\.\\d\\d");
    }

    @Property
    void addsAndSubtractsExactly(
            @ForAll @LongRange(min = -LARGE, max = LARGE) long a,
            @ForAll @LongRange(min = -LARGE, max = LARGE) long b) {
        Money sum = Money.ofCents(a).plus(Money.ofCents(b));
        assertThat(sum.minus(Money.ofCents(b))).isEqualTo(Money.ofCents(a));
    }

    @Property
    void sharesOfAWholeNeverAddUpToMore(
            @ForAll @LongRange(min = 0, max = LARGE) long cents, @ForAll @IntRange(min = 0, max = 10_000) int part) {
        Money whole = Money.ofCents(cents);
        Money both = whole.share(part).plus(whole.share(10_000 - part));
        assertThat(both).isLessThanOrEqualTo(whole);
        assertThat(whole.minus(both).cents()).isLessThanOrEqualTo(1);
    }

    @Property
    void aLargerShareIsNeverLess(
            @ForAll @LongRange(min = 0, max = LARGE) long cents, @ForAll @IntRange(min = 0, max = 9_999) int part) {
        Money whole = Money.ofCents(cents);
        assertThat(whole.share(part)).isLessThanOrEqualTo(whole.share(part + 1));
    }

    @Test
    void refusesFractionsOfACent() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("1.001"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesToOverflow() {
        Money most = Money.ofCents(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Money.ofCents(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesSharesBeyondTheWhole() {
        assertThatThrownBy(() -> Money.ofCents(100).share(10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofCents(100).share(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
