package dev.webstore.traffic.people;

/** How somebody uses the shop. */
public enum Channel {
    /** Through an app that speaks the API. */
    API,
    /** Through the pages of the storefront. */
    PAGES
}
