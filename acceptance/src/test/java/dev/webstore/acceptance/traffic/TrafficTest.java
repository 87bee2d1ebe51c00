package dev.webstore.acceptance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.people.Catalogue;
import dev.webstore.traffic.people.Channel;
import dev.webstore.traffic.people.Demand;
import dev.webstore.traffic.people.Mix;
import dev.webstore.traffic.people.Population;
import dev.webstore.traffic.people.Visit;
import dev.webstore.traffic.visit.Guide;
import dev.webstore.traffic.visit.Result;
import dev.webstore.traffic.visit.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Buyers in the whole shop, one after the other and without a pause, so that nothing depends on time. */
class TrafficTest {

    private static final int VISITS = 12;

    @Test
    void peopleBuyThroughPagesAndApi() throws InterruptedException {
        Map<Channel, List<Result>> results = new EnumMap<>(Channel.class);
        try (var shop = ShopUnderTest.start();
                var api = new Site(shop.url(ServiceName.MAIN), 2);
                var storefront = new Site(shop.url(ServiceName.FRONTEND), 2);
                var catalogue = new Shop(shop.url(ServiceName.MAIN), 1)) {
            var demand = new Demand(
                    1,
                    new Mix(0, 0, 100),
                    EnumSet.allOf(Country.class),
                    1000,
                    true,
                    Instant.parse("2026-11-23T12:00:00Z"),
                    1);
            var population = new Population(demand, new Catalogue(catalogue.offers()));
            for (int i = 0; i < VISITS; i++) {
                Visit visit = population.next();
                List<Result> ofChannel =
                        results.computeIfAbsent(visit.customer().device().channel(), _ -> new ArrayList<>());
                Guide.accompany(visit, api, storefront, _ -> true, ofChannel::add);
            }
        }

        assertThat(results).containsOnlyKeys(Channel.API, Channel.PAGES);
        assertThat(results.values())
                .allSatisfy(ofChannel -> assertThat(ofChannel)
                        .noneMatch(result -> result.verdict() == Verdict.FAILED)
                        .anyMatch(result -> result.paid().isPositive()));
    }
}
