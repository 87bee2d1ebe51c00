package dev.webstore.console.page;

import dev.webstore.console.pipeline.Pipeline;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;

/** {@code /pipeline}: what arrives, what is kept, what is dropped. */
public final class PipelinePages implements Routes {

    private final Pages pages;
    private final Pipeline pipeline;

    /** Pages about {@code pipeline}. */
    public PipelinePages(Pages pages, Pipeline pipeline) {
        this.pages = pages;
        this.pipeline = pipeline;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(
                "/pipeline",
                pages.page(Section.PIPELINE, "Pipeline", "now-15m", "pipeline.jte", (_, _) -> pipeline.figures()));
    }
}
