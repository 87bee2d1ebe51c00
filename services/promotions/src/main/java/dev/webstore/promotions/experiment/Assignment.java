package dev.webstore.promotions.experiment;

/**
 * What a user gets in an experiment.
 *
 * @param experiment its name
 */
public record Assignment(String experiment, Variant variant) {}
