package dev.webstore.traffic.floor;

import io.helidon.http.HeaderValues;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientResponse;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/** Exchanges between services, as large as the real ones, with a handler that does nothing. */
final class BareExchanges implements AutoCloseable {

    private final WebServer peer;
    private final Http1Client client;

    private BareExchanges(WebServer peer, Http1Client client) {
        this.peer = peer;
        this.client = client;
    }

    static BareExchanges start() {
        WebServer peer = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(HttpRouting.builder().post("/exchange/{bytes}", (request, response) -> {
                    request.content().as(byte[].class);
                    response.header(HeaderValues.CONTENT_TYPE_JSON);
                    response.send(Filler.json(
                            Integer.parseInt(request.path().pathParameters().get("bytes"))));
                }))
                .build()
                .start();
        return new BareExchanges(
                peer,
                Http1Client.builder()
                        .baseUri("http://127.0.0.1:" + peer.port())
                        .shareConnectionCache(false)
                        .connectionCacheSize(100)
                        .build());
    }

    /** One exchange with bodies of these many bytes. */
    void exchange(int sent, int answered) {
        try (Http1ClientResponse response = client.post("/exchange/" + answered)
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .submit(Filler.json(sent))) {
            response.entity().as(byte[].class);
        }
    }

    @Override
    public void close() {
        client.closeResource();
        peer.stop();
    }
}
