package dev.webstore.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.launcher.shop.EmbeddedServer;
import dev.webstore.launcher.shop.RunningServer;
import dev.webstore.platform.configuration.Configuration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    @Test
    void saysWhereEverythingIs() {
        var redis = new RunningServer(EmbeddedServer.REDIS, 6379, 40123, Map.of(), () -> true, () -> {});

        String text = Welcome.text(
                Configuration.of(Map.of("MAIN_SERVICE_LISTEN_PORT", "18000")),
                Optional.empty(),
                List.of(redis),
                Duration.ofMillis(1250));

        assertThat(text)
                .contains("The shop is ready after 1.3 s: http://localhost:3001")
                .containsPattern("main-service +http://localhost:18000/docs")
                .containsPattern("payment-provider +http://localhost:3004/docs")
                .containsPattern("redis +localhost:40123")
                .contains("user@webstore.example", "user-token-123", "./webstore down");
    }

    @Test
    void namesNoDemoAccountInProduction() {
        String text = Welcome.text(
                Configuration.of(Map.of("WEBSTORE_ENV", "production")),
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(1));

        assertThat(text).doesNotContain("@webstore.example", "token");
    }
}
