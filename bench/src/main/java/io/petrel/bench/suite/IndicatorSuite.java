package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.indicator.IndicatorComparison;

/** Indicators against ta4j's. */
public final class IndicatorSuite implements Suite
{
    @Override
    public String name()
    {
        return "ta4j";
    }

    @Override
    public String question()
    {
        return "How fast are the indicators beside those of ta4j over the same bars, with the same values?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run)
    {
        IndicatorComparison.run(run);
    }
}
