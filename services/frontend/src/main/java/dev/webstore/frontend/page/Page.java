package dev.webstore.frontend.page;

import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.session.Csrf;
import dev.webstore.frontend.session.Notice;
import dev.webstore.frontend.session.Theme;
import dev.webstore.frontend.shop.User;
import dev.webstore.platform.http.Assets;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows.
 *
 * @param name which page it is
 * @param title its title
 * @param path its address, to come back to
 * @param signedIn whether there is a sign-in to end
 * @param user who is signed in, or null when nobody is or it cannot be told
 * @param cartCount pieces in the cart
 * @param csrf the secret for forms
 * @param theme the colours
 * @param notice a message from the request before, or null
 * @param traceparent the trace position of the request, W3C form, or empty
 * @param refresh after how many seconds to load again; 0 for never
 * @param demo whether the demo accounts work here
 * @param assets addresses of style sheet and scripts
 */
public record Page(
        PageName name,
        String title,
        String path,
        boolean signedIn,
        @Nullable User user,
        int cartCount,
        String csrf,
        Theme theme,
        @Nullable Notice notice,
        String traceparent,
        int refresh,
        boolean demo,
        Assets assets) {

    /** The name of the form field for {@link #csrf}. */
    public String csrfField() {
        return Csrf.FIELD;
    }

    /** The way to sign in and back to this page. */
    public String signInHref() {
        return name == PageName.SIGN_IN || name == PageName.SIGN_UP ? "/sign-in" : AccountRoutes.signInAddress(path);
    }

    /** Whether to offer administration. */
    public boolean admin() {
        return user != null && user.isAdmin();
    }
}
