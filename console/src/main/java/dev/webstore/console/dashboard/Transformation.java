package dev.webstore.console.dashboard;

import tools.jackson.databind.JsonNode;

/**
 * A change to the answers before they are shown.
 *
 * @param id Grafana's name of it
 * @param options as the file says
 */
public record Transformation(String id, JsonNode options) {}
