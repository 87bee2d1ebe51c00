package dev.webstore.traffic.generator;

import dev.webstore.traffic.people.Demand;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What traffic is asked for.
 *
 * @param api the main service
 * @param storefront the pages; without them everybody uses the API
 * @param users how many visits there may be at once, at least 1
 * @param duration how long people come; for ever when there is none
 * @param demand who comes how often
 */
public record TrafficPlan(URI api, Optional<URI> storefront, int users, Optional<Duration> duration, Demand demand) {}
