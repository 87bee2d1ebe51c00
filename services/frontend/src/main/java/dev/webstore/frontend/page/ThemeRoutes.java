package dev.webstore.frontend.page;

import dev.webstore.frontend.page.Answer.Redirect;
import dev.webstore.frontend.session.Theme;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;

/** {@code POST /theme}: choosing the colours of the pages. */
public final class ThemeRoutes implements Routes {

    private final Pages pages;

    /** For {@code pages}. */
    public ThemeRoutes(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/theme", pages.form(visit -> {
            visit.session().choose(visit.form().oneOf("theme", Theme.class));
            return new Redirect(visit.address());
        }));
    }
}
