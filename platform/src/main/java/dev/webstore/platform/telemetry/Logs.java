package dev.webstore.platform.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.webstore.platform.configuration.Configuration;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Logging of one service: JSON lines to stdout, or to {@code WEBSTORE_LOG_DIR/<service>.log} where that is set, and
 * the same records over OTLP.
 */
final class Logs {

    private Logs() {}

    static LoggerContext start(String serviceName, Configuration configuration, @Nullable OpenTelemetrySdk sdk) {
        var context = new LoggerContext();
        context.setName(serviceName);
        // Only the static context is given one, and appenders fail without.
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(configuration.text("WEBSTORE_LOG_LEVEL", "info"), Level.INFO));
        root.addAppender(lines(context, serviceName, configuration));
        if (sdk != null) {
            root.addAppender(records(context, sdk));
        }
        return context;
    }

    private static Appender<ILoggingEvent> lines(
            LoggerContext context, String serviceName, Configuration configuration) {
        var encoder = new JsonLines(serviceName);
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = configuration
                .text("WEBSTORE_LOG_DIR")
                .<OutputStreamAppender<ILoggingEvent>>map(
                        directory -> rollingFile(context, Path.of(directory, serviceName + ".log")))
                .orElseGet(ConsoleAppender::new);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static RollingFileAppender<ILoggingEvent> rollingFile(LoggerContext context, Path file) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(file + ".%i");
        window.setMaxIndex(2);
        window.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("20MB"));
        size.start();
        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        return appender;
    }

    private static Appender<ILoggingEvent> records(LoggerContext context, OpenTelemetrySdk sdk) {
        var appender = new OpenTelemetryAppender();
        appender.setContext(context);
        appender.setOpenTelemetry(sdk);
        appender.setKeyValuePairAttributesIncluded("*");
        appender.setCaptureTemplate(true);
        appender.start();
        return appender;
    }
}
