package dev.webstore.traffic.people;

import dev.webstore.platform.market.Country;
import org.jspecify.annotations.Nullable;

/** Somebody with a name, a device and, from their first purchase on, an account. In the shop once at a time. */
public final class Customer {

    private final String name;
    private final String email;
    private final String password;
    private final Country country;
    private final Device device;
    private boolean registered;
    private @Nullable String token;

    /** Somebody who has never been here. */
    Customer(String name, String email, String password, Country country, Device device) {
        this.name = name;
        this.email = email;
        this.password = password;
        this.country = country;
        this.device = device;
    }

    /** What they are called. */
    public String name() {
        return name;
    }

    /** What they sign in with. */
    public String email() {
        return email;
    }

    /** What they sign in with. */
    public String password() {
        return password;
    }

    /** Where they live. */
    public Country country() {
        return country;
    }

    /** What they use. */
    public Device device() {
        return device;
    }

    /** Whether they have an account. */
    public synchronized boolean isRegistered() {
        return registered;
    }

    /** What proves that they are signed in, or null. */
    public synchronized @Nullable String token() {
        return token;
    }

    /** Notes that they are signed in, and so have an account. */
    public synchronized void signedIn(String opaqueToken) {
        registered = true;
        token = opaqueToken;
    }

    /** Notes that they are no longer signed in. */
    public synchronized void signedOut() {
        token = null;
    }
}
