package dev.webstore.platform.http;

/** A group of routes that belong together. */
@FunctionalInterface
public interface Routes {

    /** Adds the group's routes to {@code table}. */
    void addTo(RouteTable table);
}
