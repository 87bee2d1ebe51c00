package dev.webstore.console.page;

import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.PanelContent.Figure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Grafana's many colours as the few that mean something; the style sheet's classes are called like them. */
public enum Tone {
    GOOD,
    WARN,
    BAD,
    INFO,
    PLAIN;

    /** The tone of a colour by Grafana's name. */
    public static Tone of(@Nullable String color) {
        if (color == null) {
            return PLAIN;
        } else if (color.contains("green")) {
            return GOOD;
        } else if (color.contains("yellow") || color.contains("orange")) {
            return WARN;
        } else if (color.contains("red")) {
            return BAD;
        }
        return color.contains("blue") || color.contains("purple") ? INFO : PLAIN;
    }

    /** The tone of a figure, by its thresholds when it has more than one. */
    public static Tone of(Figure figure) {
        FieldStyle style = figure.style();
        boolean judged = style.thresholds().size() > 1 || !style.texts().isEmpty();
        return judged && !Double.isNaN(figure.value())
                ? of(style.colorOf(figure.value()).orElse(null))
                : PLAIN;
    }

    /** The class. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
