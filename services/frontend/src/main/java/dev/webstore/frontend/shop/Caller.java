package dev.webstore.frontend.shop;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a service is called.
 *
 * @param token the opaque token of who is signed in, or null
 * @param address the network address the visitor came from
 */
public record Caller(@Nullable String token, String address) {

    @Override
    public String toString() {
        return "Caller[address=" + address + "]";
    }
}
