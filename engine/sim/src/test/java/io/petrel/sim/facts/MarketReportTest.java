package io.petrel.sim.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The synthetic market against what is known of real ones, for several seeds. */
class MarketReportTest
{
    private static final int SEEDS = Integer.getInteger("petrel.sweep", 3);

    @Test
    void shouldLookLikeAMarketWithEverySeed()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final MarketReport report = MarketReport.measure(
                MarketSettings.standard().with(MarketParam.SEED, seed), MarketReport.SECONDS);

            assertThat(report.facts().stream().filter(fact -> !fact.isWithin()).collect(Collectors.toList()))
                .as("facts out of their band with seed %d", seed).isEmpty();
        }
    }

    @Test
    void shouldTellAMarketWithoutClusteringFromARealOne()
    {
        final MarketReport report = MarketReport.measure(
            MarketSettings.standard()
                .with(MarketParam.BRANCHING, 0)
                .with(MarketParam.MOOD_SD, 0)
                .with(MarketParam.NEWS_WEIGHT, 0),
            MarketReport.SECONDS);

        assertThat(report.isWithin()).isFalse();
        assertThat(report.facts().stream().filter(fact -> !fact.isWithin()).map(StylisedFact::name))
            .contains("|return| autocorrelation, 10 s, lags 1-6", "log takers in 10 s, autocorrelation, lags 1-6");
    }
}
