package dev.webstore.traffic.scenario;

/** A fault that is there; closing it repairs it. */
@FunctionalInterface
interface Damage extends AutoCloseable {

    @Override
    void close();
}
