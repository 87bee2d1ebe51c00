package dev.webstore.frontend.session;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the visitor's browser keeps for us, and what this answer changes about it. Belongs to one request. */
public final class Session {

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,256}");

    private final Cookies cookies;
    private final List<SetCookie> changes = new ArrayList<>();
    private final String csrf;
    private final Theme theme;
    private final @Nullable Notice notice;
    private @Nullable String token;
    private @Nullable Country country;

    /** The session of {@code request}; a visitor seen for the first time gets a CSRF token. */
    public Session(ServerRequest request, Cookies cookies) {
        this.cookies = cookies;
        token = cookies.read(request, "session")
                .filter(text -> TOKEN.matcher(text).matches())
                .orElse(null);
        theme = cookies.read(request, "theme")
                .flatMap(text -> Fields.constant(Theme.class, text))
                .orElse(Theme.AUTO);
        country = cookies.read(request, "country")
                .flatMap(text -> Fields.constant(Country.class, text))
                .orElse(null);
        notice = cookies.read(request, "notice")
                .flatMap(text -> Fields.constant(Notice.class, text))
                .orElse(null);
        csrf = cookies.read(request, "csrf").filter(Csrf::isToken).orElseGet(() -> {
            String fresh = Csrf.newToken();
            changes.add(cookies.untilClosed("csrf", fresh));
            return fresh;
        });
    }

    /** The opaque token of who is signed in, or null. */
    public @Nullable String token() {
        return token;
    }

    /** The secret that forms of this browser must carry. */
    public String csrf() {
        return csrf;
    }

    /** Light, dark or as the system has it. */
    public Theme theme() {
        return theme;
    }

    /** Where the visitor shopped last. */
    public Optional<Country> country() {
        return Optional.ofNullable(country);
    }

    /** A message left by the request before this one; shown once. */
    public Optional<Notice> takeNotice() {
        if (notice != null) {
            changes.add(cookies.forget("notice"));
        }
        return Optional.ofNullable(notice);
    }

    /** Signs in until {@code expiresAt}. */
    public void signIn(String opaqueToken, Instant expiresAt) {
        token = opaqueToken;
        Duration age = Duration.between(Instant.now(), expiresAt);
        changes.add(cookies.keep("session", opaqueToken, age));
    }

    /** Signs out. */
    public void signOut() {
        token = null;
        changes.add(cookies.forget("session"));
    }

    /** Remembers the choice of colours. */
    public void choose(Theme chosen) {
        changes.add(cookies.keep("theme", chosen.toString(), A_YEAR));
    }

    /** Remembers where the visitor shops. */
    public void choose(Country chosen) {
        if (chosen != country) {
            country = chosen;
            changes.add(cookies.keep("country", chosen.toString(), A_YEAR));
        }
    }

    /** Forgets where the visitor shops: they want to see what is sold anywhere. */
    public void chooseNoCountry() {
        if (country != null) {
            country = null;
            changes.add(cookies.forget("country"));
        }
    }

    /** Leaves a message for the next page. */
    public void leave(Notice message) {
        changes.add(cookies.keep("notice", message.toString(), Duration.ofMinutes(1)));
    }

    /** The cookies that this answer sets. */
    public List<SetCookie> changes() {
        return List.copyOf(changes);
    }
}
