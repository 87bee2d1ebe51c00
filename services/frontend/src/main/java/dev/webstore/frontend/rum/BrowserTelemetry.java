package dev.webstore.frontend.rum;

import dev.webstore.frontend.instruments.FrontendInstruments;
import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.rum.Beacon.Request;
import dev.webstore.frontend.rum.Beacon.ScriptError;
import dev.webstore.frontend.rum.Beacon.View;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;

/** The telemetry of the service {@code webstore-browser}: what the visitors' browsers measured, as if they sent it. */
public final class BrowserTelemetry implements AutoCloseable {

    private static final String SERVICE = "webstore-browser";

    private static final AttributeKey<String> PAGE = AttributeKey.stringKey(FrontendInstruments.PAGE.key());
    private static final AttributeKey<String> NAME = AttributeKey.stringKey(FrontendInstruments.VITAL.key());
    private static final AttributeKey<String> KIND = AttributeKey.stringKey(FrontendInstruments.ERROR_KIND.key());

    // OpenTelemetry's semantic conventions for HTTP.
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final Telemetry telemetry;
    private final DoubleHistogram vitals;
    private final LongCounter errors;
    private final Logger logger;

    /** Starts it, with the exporters that {@code configuration} names. */
    public BrowserTelemetry(Configuration configuration) {
        telemetry = Telemetry.start(SERVICE, configuration, new ReportedIds());
        vitals = telemetry.histogram(FrontendInstruments.WEB_VITALS);
        errors = telemetry.counter(FrontendInstruments.BROWSER_ERRORS);
        logger = telemetry.logger(BrowserTelemetry.class);
    }

    /** Passes on what a browser sent at {@code now}. */
    void record(Beacon beacon, Instant now) {
        Context view =
                beacon.view().map(known -> Context.root().with(spanOf(known))).orElse(Context.root());
        beacon.view().ifPresent(known -> recordLoad(beacon, known, now));
        beacon.requests().forEach(request -> recordRequest(beacon.page(), request, beacon.view(), now));
        // In the context of the page's view, so that the histogram's exemplars lead to it.
        beacon.vitals()
                .forEach((vital, value) -> vitals.record(
                        value,
                        Attributes.of(
                                NAME, vital.toString(), PAGE, beacon.page().text()),
                        view));
        beacon.errors().forEach(error -> recordError(beacon.page(), error, view));
    }

    private void recordLoad(Beacon beacon, View view, Instant now) {
        beacon.load().ifPresent(load -> {
            SpanContext server = SpanContext.createFromRemoteParent(
                    view.traceId(), view.parentSpanId(), TraceFlags.getSampled(), TraceState.getDefault());
            SpanBuilder span = telemetry
                    .tracer()
                    .spanBuilder("load " + beacon.page().text())
                    .setParent(Context.root().with(Span.wrap(server)))
                    .setAttribute(PAGE, beacon.page().text());
            record(span, StatusCode.UNSET, view.traceId(), view.spanId(), load, now);
        });
    }

    private void recordRequest(PageName page, Request request, Optional<View> view, Instant now) {
        SpanBuilder span = telemetry
                .tracer()
                .spanBuilder("%s from %s".formatted(request.method(), page.text()))
                .setNoParent()
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(PAGE, page.text())
                .setAttribute(METHOD, request.method())
                .setAttribute(PATH, request.path());
        view.ifPresent(known -> span.addLink(spanOf(known).getSpanContext()));
        request.status()
                .ifPresentOrElse(
                        status -> span.setAttribute(STATUS, (long) status),
                        () -> span.setAttribute(ERROR_TYPE, "network"));
        boolean failed = request.status().filter(status -> status < 400).isEmpty();
        record(
                span,
                failed ? StatusCode.ERROR : StatusCode.UNSET,
                request.traceId(),
                request.spanId(),
                request.span(),
                now);
    }

    private static void record(
            SpanBuilder span, StatusCode status, String traceId, String spanId, Beacon.Span time, Instant now) {
        Instant start = now.minus(time.ago());
        ReportedIds.use(
                traceId,
                spanId,
                () -> span.setStartTimestamp(start)
                        .startSpan()
                        .setStatus(status)
                        .end(start.plus(time.took())));
    }

    /** The message may hold anything: it goes into a log, where nothing is counted by it. */
    private void recordError(PageName page, ScriptError error, Context view) {
        errors.add(1, Attributes.of(KIND, error.kind().toString(), PAGE, page.text()), view);
        try (Scope ignored = view.makeCurrent()) {
            logger.atWarn()
                    .addKeyValue("page", page.text())
                    .addKeyValue("kind", error.kind())
                    .addKeyValue("error_message", error.message())
                    .addKeyValue("error_location", error.where())
                    .log("A script failed in a browser");
        }
    }

    private static Span spanOf(View view) {
        return Span.wrap(
                SpanContext.create(view.traceId(), view.spanId(), TraceFlags.getSampled(), TraceState.getDefault()));
    }

    @Override
    public void close() {
        telemetry.close();
    }
}
