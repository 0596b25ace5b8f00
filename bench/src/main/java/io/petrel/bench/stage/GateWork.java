package io.petrel.bench.stage;

import io.petrel.bench.risk.GateBenchmark;

/** The gate of an account with all kinds of rules: an order approved and released, or a market event looked at. */
final class GateWork implements StageWork
{
    private static final int OPERATIONS = 16;

    private final GateBenchmark gate = new GateBenchmark();
    private final boolean isOrder;
    private long sum;

    GateWork(final boolean isOrder)
    {
        this.isOrder = isOrder;
        gate.rules = "ACCOUNT";
        gate.setup();
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            sum += isOrder ? gate.approve() : gate.guard();
        }
        return sum;
    }

    @Override
    public void check()
    {
        gate.check();
        if (0 == sum)
        {
            throw new IllegalStateException("the gate did nothing");
        }
    }
}
