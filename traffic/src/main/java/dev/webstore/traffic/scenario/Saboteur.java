package dev.webstore.traffic.scenario;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.http.Answer;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.ShopUnusableException;
import io.helidon.http.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Breaks things so that they can be repaired. */
final class Saboteur {

    private final Venue venue;
    private final Optional<String> controlToken;

    /**
     * A saboteur at {@code venue}.
     *
     * @param controlToken opens the control endpoints of third parties on other hosts
     */
    Saboteur(Venue venue, Optional<String> controlToken) {
        this.venue = venue;
        this.controlToken = controlToken;
    }

    /**
     * Does what {@code fault} says.
     *
     * @param crowd the people in the shop
     * @throws ShopUnusableException when it cannot be done here
     */
    Damage cause(Fault fault, Crowd crowd) {
        return switch (fault) {
            case Fault.Control control -> control(control);
            case Fault.Attack attack -> Attacker.start(attack, venue);
            case Fault.Silence _ -> {
                crowd.leave();
                yield crowd::come;
            }
            case Fault.Visitors visitors -> {
                crowd.become(visitors.shape());
                yield crowd::becomeUsual;
            }
            case Fault.Kill kill -> VictimProcess.kill(kill.process(), venue);
        };
    }

    /** Why {@code fault} cannot be caused here; nothing when it can. */
    Optional<String> objection(Fault fault) {
        return fault instanceof Fault.Kill(String process) ? VictimProcess.objection(process, venue) : Optional.empty();
    }

    /** What the system was like before is put back, whatever that was. */
    private Damage control(Fault.Control fault) {
        JsonNode before = Json.tree(send(fault.system(), Ask.get("/control")).getBytes(StandardCharsets.UTF_8));
        send(fault.system(), Ask.json(Method.PATCH, "/control", fault.behaviour()));
        return () -> send(fault.system(), Ask.json(Method.PUT, "/control", before));
    }

    private String send(ServiceName system, Ask ask) {
        Ask allowed = controlToken
                .map(token -> ask.with(Map.of("X-Control-Token", token)))
                .orElse(ask);
        try (var site = new Site(venue.of(system), 1)) {
            Answer answer = site.send(allowed);
            if (answer.status() == 400) {
                throw new ShopUnusableException("%s refuses the behaviour %s: %s"
                        .formatted(
                                system.text(),
                                ask.body(),
                                Json.read(answer.body(), Refusal.class).detail()));
            }
            if (answer.status() != 200) {
                throw new ShopUnusableException("%s answers %d to %s /control: %s"
                        .formatted(system.text(), answer.status(), ask.method(), answer.body()));
            }
            return answer.body();
        } catch (ShopUnusableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ShopUnusableException("%s does not answer at %s".formatted(system.text(), venue.of(system)));
        }
    }

    private record Refusal(String detail) {}
}
