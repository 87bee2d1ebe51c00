package dev.webstore.frontend.rum;

import dev.webstore.frontend.instruments.FrontendInstruments;
import dev.webstore.platform.http.ClientAddress;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.Map;

/** {@code POST /rum}: where browsers send what they measured. */
public final class BeaconRoutes implements Routes {

    private final BrowserTelemetry browser;
    private final ClientAddress addresses;
    private final FrontendInstruments instruments;
    private final Clock clock;
    private final BeaconLimit limit = new BeaconLimit(System::nanoTime);

    /** Takes beacons for {@code browser}. */
    public BeaconRoutes(
            BrowserTelemetry browser, ClientAddress addresses, FrontendInstruments instruments, Clock clock) {
        this.browser = browser;
        this.addresses = addresses;
        this.instruments = instruments;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/rum", this::take);
    }

    private void take(ServerRequest request, ServerResponse response) {
        if (!limit.allows(addresses.of(request))) {
            instruments.beaconLimited();
            throw new ProblemException(
                    Problem.of(429, "Too many requests", "This is more than a page of ours sends"),
                    Map.of("Retry-After", "10"));
        }
        Beacon beacon;
        try {
            beacon = BeaconReader.read(Requests.json(request));
        } catch (ProblemException e) {
            instruments.beaconInvalid();
            throw e;
        }
        browser.record(beacon, clock.instant());
        instruments.beaconAccepted();
        Responses.noContent(response);
    }
}
