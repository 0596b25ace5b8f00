package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.match.ExchangeComparison;
import java.io.IOException;

/** The matching book of the simulated venue against exchange-core's. */
public final class ExchangeSuite implements Suite
{
    @Override
    public String name()
    {
        return "exchange";
    }

    @Override
    public String question()
    {
        return "How fast is the matching book, alone and behind the gate, beside exchange-core on the same orders?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run) throws IOException
    {
        ExchangeComparison.run(run);
    }
}
