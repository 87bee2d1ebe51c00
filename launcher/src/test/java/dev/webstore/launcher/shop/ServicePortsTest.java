package dev.webstore.launcher.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServicePortsTest {

    @Test
    void choosesAPortOfItsOwnForEachServiceThatTakesAny() {
        Configuration settled = ServicePorts.settle(Configuration.of(anyPorts()));

        Set<Integer> ports = Arrays.stream(ServiceName.values())
                .map(name -> name.listenPort(settled))
                .collect(Collectors.toSet());
        assertThat(ports).hasSameSizeAs(ServiceName.values()).doesNotContain(0);
        assertThat(ServiceName.MAIN.url(settled)).hasPort(ServiceName.MAIN.listenPort(settled));
    }

    @Test
    void namesAPortThatIsTakenAndItsOwner() throws IOException {
        try (var owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = owner.getLocalPort();
            Map<String, String> settings = anyPorts();
            settings.put("CRM_SYSTEM_LISTEN_PORT", String.valueOf(taken));

            assertThatThrownBy(() -> ServicePorts.settle(Configuration.of(settings)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("crm-system cannot start: port %d is taken".formatted(taken));
            assertThat(PortOwner.of(taken)).contains(ProcessHandle.current());
            assertThat(PortOwner.program(ProcessHandle.current())).isEqualTo("java");
        }
    }

    @Test
    void findsNoOwnerOfAPortThatIsFree() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(PortOwner.of(free)).isEmpty();
    }

    private static Map<String, String> anyPorts() {
        var settings = new HashMap<String, String>();
        for (ServiceName name : ServiceName.values()) {
            settings.put(name.listenPortKey(), "0");
        }
        return settings;
    }
}
