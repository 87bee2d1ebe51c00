package dev.webstore.launcher.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    private static final RunningServer POSTGRESQL = new RunningServer(
            EmbeddedServer.POSTGRESQL,
            5432,
            40123,
            Map.of("DATABASE_URL", "ours", "PROMOTIONS_DATABASE_URL", "ours", "PAYMENTS_DATABASE_URL", "ours"),
            () -> true,
            () -> {});

    @Test
    void isNeededUnlessTheSettingsNameAllThatItWouldBe() {
        var one = Configuration.of(Map.of("DATABASE_URL", "theirs"));
        var both = one.with(Map.of("PAYMENTS_DATABASE_URL", "theirs"));

        assertThat(EmbeddedServer.POSTGRESQL.isNeeded(one)).isTrue();
        assertThat(EmbeddedServer.POSTGRESQL.isNeeded(both)).isFalse();
        assertThat(EmbeddedServer.REDIS.isNeeded(both)).isTrue();
        assertThat(EmbeddedServer.REDIS.isNeeded(both.with(Map.of("REDIS_URL", "theirs"))))
                .isFalse();
    }

    @Test
    void leavesWhatTheUserSet() {
        Configuration complete = POSTGRESQL.addTo(Configuration.of(Map.of("DATABASE_URL", "theirs")));

        assertThat(complete.text("DATABASE_URL")).contains("theirs");
        assertThat(complete.text("PROMOTIONS_DATABASE_URL")).isEmpty();
        assertThat(complete.text("PAYMENTS_DATABASE_URL")).contains("ours");
    }

    @Test
    void saysWhyItIsNotWhereItShouldBe() {
        assertThat(POSTGRESQL.where()).isEqualTo("port 40123, because 5432 is taken");
    }
}
