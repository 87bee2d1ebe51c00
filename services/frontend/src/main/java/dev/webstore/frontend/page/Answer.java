package dev.webstore.frontend.page;

import dev.webstore.frontend.instruments.PageName;

/** What a visitor gets. */
sealed interface Answer {

    /**
     * A page.
     *
     * @param status the HTTP status code
     * @param name which page
     * @param title its title
     * @param template the template that draws it
     * @param model what the template shows
     * @param refresh after how many seconds the page loads itself again; 0 for never
     */
    record View(int status, PageName name, String title, String template, Object model, int refresh) implements Answer {

        /** The same page under another status. */
        View withStatus(int other) {
            return new View(other, name, title, template, model, refresh);
        }

        /** The same page, loading itself again after some seconds. */
        View refreshing(int seconds) {
            return new View(status, name, title, template, model, seconds);
        }
    }

    /** Another address of this site, to be fetched with GET. */
    record Redirect(String path) implements Answer {}

    /** A page that never changes by itself. */
    static View view(PageName name, String title, String template, Object model) {
        return new View(200, name, title, template, model, 0);
    }
}
