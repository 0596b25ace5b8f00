package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Moving average convergence and divergence: a fast less a slow EMA, and the EMA of that line. Every EMA starts with a
 * simple mean, the signal's with the first values of the line. Gerald Appel, 1979. Pipeline thread only; allocates
 * nothing.
 */
final class Macd implements Stateful
{
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    Macd(final int fastPeriod, final int slowPeriod, final int signalPeriod)
    {
        fast = new Ema(fastPeriod);
        slow = new Ema(slowPeriod);
        signal = new Ema(signalPeriod);
    }

    void add(final double newest)
    {
        fast.add(newest);
        slow.add(newest);
        if (isReady())
        {
            signal.add(line());
        }
    }

    boolean isReady()
    {
        return fast.isReady() && slow.isReady();
    }

    double line()
    {
        return fast.value() - slow.value();
    }

    boolean isSignalReady()
    {
        return signal.isReady();
    }

    double signal()
    {
        return signal.value();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        fast.visitState(state);
        slow.visitState(state);
        signal.visitState(state);
    }
}
