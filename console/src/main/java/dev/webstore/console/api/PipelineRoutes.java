package dev.webstore.console.api;

import dev.webstore.console.pipeline.Pipeline;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;

/** {@code /api/pipeline}: what arrives, what is kept, what had to go. */
public final class PipelineRoutes implements Routes {

    private final Pipeline pipeline;

    /** Serves the figures of {@code pipeline}. */
    public PipelineRoutes(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/pipeline", (request, response) -> Responses.json(response, pipeline.figures()));
    }
}
