package dev.webstore.stack.inbox;

import java.time.Instant;
import java.util.Map;

/**
 * An alert as Alertmanager sent it.
 *
 * @param receivedAt when it came here
 * @param receiver the receiver of Alertmanager's that sent it
 * @param status {@code firing} or {@code resolved}
 * @param labels its labels
 * @param annotations its annotations
 * @param startsAt when it began to fire
 */
public record ReceivedAlert(
        Instant receivedAt,
        String receiver,
        String status,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt) {}
