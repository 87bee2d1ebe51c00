package dev.webstore.frontend.instruments;

import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import java.util.List;

/**
 * The metrics of the storefront. Those of {@link #BROWSER_CATALOGUE} are measured in browsers and leave under the
 * service name {@code webstore-browser}; the rest is the frontend's own.
 */
public final class FrontendInstruments {

    /** Which page. */
    public static final Label PAGE = Label.of("page", PageName.texts());

    /** What came of an attempt. */
    private static final Label RESULT = Label.of("result", "success", "refused");

    /** What came of a beacon. */
    private static final Label BEACON = Label.of("result", "accepted", "invalid", "limited");

    /** Pages shown. */
    public static final Metric PAGE_VIEWS =
            Metric.counter("webstore.page.views", "{page}", "Pages of the storefront that were shown", PAGE);

    /** Sign-ins by form. */
    public static final Metric SIGN_INS = Metric.counter(
            "webstore.storefront.sign_ins", "{attempt}", "Attempts to sign in or up in the storefront", RESULT);

    /** Forms refused. */
    public static final Metric CSRF_REJECTIONS = Metric.counter(
            "webstore.csrf.rejections", "{request}", "Forms refused because they did not come from our pages");

    /** Beacons received. */
    public static final Metric BEACONS =
            Metric.counter("webstore.rum.beacons", "{beacon}", "Measurements sent by browsers", BEACON);

    /** Which web vital. */
    public static final Label VITAL = Label.of("name", "lcp", "inp", "cls", "fcp", "ttfb");

    /** What kind of error. */
    public static final Label ERROR_KIND = Label.of("kind", "script", "promise");

    /** Core Web Vitals; the thresholds of web.dev are among the bucket bounds. */
    public static final Metric WEB_VITALS = Metric.histogram(
            "webstore.web_vitals",
            "1",
            "Core Web Vitals as web.dev defines them: lcp, inp, fcp and ttfb in seconds, cls as a score",
            List.of(0.01, 0.025, 0.05, 0.1, 0.2, 0.25, 0.5, 0.8, 1.0, 1.8, 2.5, 3.0, 4.0, 6.0, 10.0),
            VITAL,
            PAGE);

    /** Errors in browsers. */
    public static final Metric BROWSER_ERRORS = Metric.counter(
            "webstore.browser.errors",
            "{error}",
            "Script errors and unhandled rejections in browsers",
            ERROR_KIND,
            PAGE);

    /** What browsers measure. */
    public static final List<Metric> BROWSER_CATALOGUE = List.of(WEB_VITALS, BROWSER_ERRORS);

    /** All of them, for the catalogue. */
    public static final List<Metric> CATALOGUE =
            List.of(PAGE_VIEWS, SIGN_INS, CSRF_REJECTIONS, BEACONS, WEB_VITALS, BROWSER_ERRORS);

    private static final AttributeKey<String> PAGE_KEY = AttributeKey.stringKey(PAGE.key());
    private static final AttributeKey<String> RESULT_KEY = AttributeKey.stringKey(RESULT.key());

    private final LongCounter pageViews;
    private final LongCounter signIns;
    private final LongCounter csrfRejections;
    private final LongCounter beacons;

    /** Instruments of the frontend itself. */
    public FrontendInstruments(Telemetry telemetry) {
        pageViews = telemetry.counter(PAGE_VIEWS);
        signIns = telemetry.counter(SIGN_INS);
        csrfRejections = telemetry.counter(CSRF_REJECTIONS);
        beacons = telemetry.counter(BEACONS);
    }

    /** A page was shown. */
    public void pageShown(PageName page) {
        pageViews.add(1, Attributes.of(PAGE_KEY, page.text()));
    }

    /** Somebody signed in or up, or was refused. */
    public void signIn(boolean succeeded) {
        signIns.add(1, Attributes.of(RESULT_KEY, succeeded ? "success" : "refused"));
    }

    /** A form was refused. */
    public void csrfRejected() {
        csrfRejections.add(1);
    }

    /** A beacon was read. */
    public void beaconAccepted() {
        beacons.add(1, Attributes.of(RESULT_KEY, "accepted"));
    }

    /** A beacon made no sense. */
    public void beaconInvalid() {
        beacons.add(1, Attributes.of(RESULT_KEY, "invalid"));
    }

    /** A beacon came too soon after too many others. */
    public void beaconLimited() {
        beacons.add(1, Attributes.of(RESULT_KEY, "limited"));
    }
}
