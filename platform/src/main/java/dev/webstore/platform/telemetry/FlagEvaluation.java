package dev.webstore.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The span event of a feature flag that was found set, by OpenTelemetry's semantic conventions for feature flags. */
public final class FlagEvaluation {

    /** The event's name. */
    public static final String EVENT = "feature_flag.evaluation";

    /** Which flag. */
    public static final AttributeKey<String> KEY = AttributeKey.stringKey("feature_flag.key");

    /** Who decided: {@code webstore}, or the name of a provider that was plugged in. */
    public static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("feature_flag.provider.name");

    /** Why: OpenFeature's reason in lower case, such as {@code static} or {@code error}. */
    public static final AttributeKey<String> REASON = AttributeKey.stringKey("feature_flag.result.reason");

    /** What was decided, as a text. */
    public static final AttributeKey<String> VALUE = AttributeKey.stringKey("feature_flag.result.value");

    /** All of them, for the catalogue. */
    public static final List<AttributeKey<?>> CATALOGUE = List.of(KEY, PROVIDER, REASON, VALUE);

    private FlagEvaluation() {}
}
