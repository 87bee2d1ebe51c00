package dev.webstore.acceptance.deploy;

import java.nio.file.Path;

/** The project's own files. */
final class Checkout {

    private Checkout() {}

    /** Its root: Maven runs the tests in the folder of their module. */
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
