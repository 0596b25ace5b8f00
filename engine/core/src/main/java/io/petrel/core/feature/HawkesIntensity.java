package io.petrel.core.feature;

import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/**
 * Arrivals that excite arrivals: intensity mu + sum of alpha exp(-beta age) over all trades so far, the newest
 * included (A. Hawkes, "Spectra of Some Self-Exciting and Mutually Exciting Point Processes", Biometrika 58, 1971). The
 * sum decays as a whole, so a trade costs one exp however long the past (Y. Ogata, 1981). Kept apart by the side that
 * took. Each trade excites alpha / beta others; from 1 on there is no long-run level and nothing is ready. Pipeline
 * thread only; allocates nothing.
 */
final class HawkesIntensity implements Stateful
{
    private static final double SECONDS_PER_NS = 1e-9;

    private final double mu;
    private final double alpha;
    private final double longRun;
    private final boolean isStationary;
    private final DecayClock clock;
    private double buys;
    private double sells;
    private double others;
    private boolean hasTrade;

    HawkesIntensity(final double muPerS, final double alphaPerS, final double betaPerS)
    {
        mu = muPerS;
        alpha = alphaPerS;
        isStationary = alphaPerS < betaPerS;
        longRun = isStationary ? muPerS / (1.0 - alphaPerS / betaPerS) : 0.0;
        clock = DecayClock.ofRate(betaPerS * SECONDS_PER_NS);
    }

    void onTrade(final int side, final long eventTimeNs)
    {
        if (clock.advance(eventTimeNs))
        {
            buys *= clock.kept();
            sells *= clock.kept();
            others *= clock.kept();
        }
        buys += TradeSide.BUY == side ? alpha : 0.0;
        sells += TradeSide.SELL == side ? alpha : 0.0;
        others += TradeSide.UNKNOWN == side ? alpha : 0.0;
        hasTrade = true;
    }

    boolean isReady()
    {
        return isStationary && hasTrade;
    }

    /** Intensity now against its long-run level. */
    double ratio()
    {
        return (mu + buys + sells + others) / longRun;
    }

    boolean hasImbalance()
    {
        return isStationary && buys + sells > 0.0;
    }

    double imbalance()
    {
        return (buys - sells) / (buys + sells);
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        clock.hashInto(hash);
        hash.add(buys).add(sells).add(others).add(hasTrade);
    }
}
