package dev.webstore.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlAccessTest {

    private static final InetSocketAddress SAME_HOST = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 40000);
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40000);

    @Test
    void callersOnTheSameHostNeedNoToken() {
        assertThat(access(Map.of()).allows(SAME_HOST, Optional.empty())).isTrue();
    }

    @Test
    void othersNeedTheToken() {
        var access = access(Map.of("WEBSTORE_CONTROL_TOKEN", "open sesame"));

        assertThat(access.allows(ELSEWHERE, Optional.of("open sesame"))).isTrue();
        assertThat(access.allows(ELSEWHERE, Optional.of("open sesam"))).isFalse();
        assertThat(access.allows(ELSEWHERE, Optional.empty())).isFalse();
    }

    @Test
    void withoutATokenNobodyElseIsLetIn() {
        assertThat(access(Map.of()).allows(ELSEWHERE, Optional.of(""))).isFalse();
    }

    @Test
    void inProductionAServiceWantsTheTokenOfEverybody() {
        var production = Map.of("WEBSTORE_ENV", "production", "WEBSTORE_CONTROL_TOKEN", "open sesame");
        var access = ControlAccess.toService(Configuration.of(production));

        assertThat(access.allows(SAME_HOST, Optional.empty())).isFalse();
        assertThat(access.allows(SAME_HOST, Optional.of("open sesame"))).isTrue();
        assertThat(ControlAccess.toService(Configuration.of(Map.of())).allows(SAME_HOST, Optional.empty()))
                .isTrue();
    }

    private static ControlAccess access(Map<String, String> settings) {
        return ControlAccess.toMock(Configuration.of(settings));
    }
}
