package io.petrel.bench.harness;

import io.petrel.bench.suite.ColdSuite;
import io.petrel.bench.suite.ExchangeSuite;
import io.petrel.bench.suite.FloorSuite;
import io.petrel.bench.suite.IndicatorSuite;
import io.petrel.bench.suite.LatencySuite;
import io.petrel.bench.suite.LoadSuite;
import io.petrel.bench.suite.MemorySuite;
import io.petrel.bench.suite.PlainSuite;
import io.petrel.bench.suite.RestartSuite;
import io.petrel.bench.suite.StageSuite;
import io.petrel.bench.suite.ThroughputSuite;
import io.petrel.bench.suite.WireSuite;
import java.util.List;

/** Every set, in the order in which they run and print. A new set is one more line here. */
final class Suites
{
    static final List<Suite> ALL = List.of(
        new FloorSuite(),
        new StageSuite(),
        new ColdSuite(),
        new LatencySuite(),
        new LoadSuite(),
        new ThroughputSuite(),
        new PlainSuite(),
        new IndicatorSuite(),
        new ExchangeSuite(),
        new RestartSuite(),
        new MemorySuite(),
        new WireSuite());

    /** The set that is measured against budgets. */
    static final String WITH_BUDGETS = "stages";

    private Suites()
    {
    }

    static Suite find(final String name)
    {
        return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no bench set " + name));
    }
}
