package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Arrivals that excite arrivals: intensity mu + sum of alpha exp(-beta age) over all arrivals so far, the newest
 * included (A. Hawkes, "Spectra of Some Self-Exciting and Mutually Exciting Point Processes", Biometrika 58, 1971). The
 * sum decays as a whole, so an arrival costs one exp however long the past (Y. Ogata, 1981). All trades of one instant
 * are one arrival: an order that sweeps several levels prints several trades with one time, and points that coincide
 * have no likelihood to fit. Beside all arrivals, those of buys and those of sells are followed alone.
 * <p>
 * Each arrival excites alpha / beta others; from 1 on there is no long-run level and nothing is ready. Pipeline thread
 * only; allocates nothing.
 */
final class HawkesIntensity implements Stateful
{
    private static final double SECONDS_PER_NS = 1e-9;

    private final double mu;
    private final double alpha;
    private final double longRun;
    private final boolean isStationary;
    private final DecayClock clock;
    private double all;
    private double buys;
    private double sells;
    private long instantNs;
    private boolean hasTrade;
    private boolean hasBuy;
    private boolean hasSell;

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
        if (!hasTrade || eventTimeNs != instantNs)
        {
            beginInstant(eventTimeNs);
        }
        if (TradeSide.BUY == side && !hasBuy)
        {
            buys += alpha;
            hasBuy = true;
        }
        if (TradeSide.SELL == side && !hasSell)
        {
            sells += alpha;
            hasSell = true;
        }
    }

    boolean isReady()
    {
        return isStationary && hasTrade;
    }

    /** Intensity now against its long-run level. */
    double ratio()
    {
        return (mu + all) / longRun;
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
    public void visitState(final StateVisitor state)
    {
        clock.visitState(state);
        all = state.visit(all);
        buys = state.visit(buys);
        sells = state.visit(sells);
        instantNs = state.visit(instantNs);
        hasTrade = state.visit(hasTrade);
        hasBuy = state.visit(hasBuy);
        hasSell = state.visit(hasSell);
    }

    private void beginInstant(final long eventTimeNs)
    {
        if (clock.advance(eventTimeNs))
        {
            all *= clock.kept();
            buys *= clock.kept();
            sells *= clock.kept();
        }
        all += alpha;
        instantNs = eventTimeNs;
        hasTrade = true;
        hasBuy = false;
        hasSell = false;
    }
}
