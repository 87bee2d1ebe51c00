package dev.webstore.platform.client;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;

/** Names the called system on the span, so that a service graph can show systems that send no telemetry. */
final class PeerService {

    private static final AttributeKey<String> PEER_SERVICE = AttributeKey.stringKey("peer.service");

    private PeerService() {}

    static AttributesExtractor<Exchange, Reply> of(String system) {
        return AttributesExtractor.constant(PEER_SERVICE, system);
    }
}
