package dev.webstore.console.derived;

/** Makes metrics of something other than what arrives as metrics. */
@FunctionalInterface
interface DerivedSource {

    /** Writes all samples of now. May take a while, and throw when what it asks does not answer. */
    void collect(SeriesWriter writer) throws Exception;
}
