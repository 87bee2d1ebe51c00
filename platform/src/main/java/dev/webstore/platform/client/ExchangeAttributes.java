package dev.webstore.platform.client;

import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import io.opentelemetry.instrumentation.api.semconv.http.HttpClientAttributesGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stable HTTP client attributes of OpenTelemetry's semantic conventions, read off a call and its reply. */
enum ExchangeAttributes implements HttpClientAttributesGetter<Exchange, Reply> {
    INSTANCE;

    @Override
    public String getUrlFull(Exchange exchange) {
        return exchange.base().resolve(exchange.call().path()).toString();
    }

    @Override
    public String getServerAddress(Exchange exchange) {
        return exchange.base().getHost();
    }

    @Override
    public Integer getServerPort(Exchange exchange) {
        return exchange.base().getPort();
    }

    @Override
    public String getHttpRequestMethod(Exchange exchange) {
        return exchange.call().method().text();
    }

    @Override
    public List<String> getHttpRequestHeader(Exchange exchange, String name) {
        return List.of();
    }

    @Override
    public @Nullable Integer getHttpResponseStatusCode(Exchange exchange, Reply reply, @Nullable Throwable error) {
        return reply instanceof Answered answered ? answered.status() : null;
    }

    @Override
    public List<String> getHttpResponseHeader(Exchange exchange, Reply reply, String name) {
        return List.of();
    }

    @Override
    public @Nullable String getErrorType(Exchange exchange, @Nullable Reply reply, @Nullable Throwable error) {
        return switch (reply) {
            case NotSent(String reason) -> reason;
            case NoAnswer(String reason) -> reason;
            case null, default -> null;
        };
    }
}
