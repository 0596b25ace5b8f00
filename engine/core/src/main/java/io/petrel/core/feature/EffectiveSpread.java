package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What takers pay, there and back: twice the signed distance of the trade from the mid before it, as an exponentially
 * decayed mean over trades. Negative where takers trade better than the mid. Trades without a side or a mid are left
 * out. Pipeline thread only; allocates nothing.
 */
final class EffectiveSpread implements Stateful
{
    private static final double TWICE_BASIS_POINTS = 20_000.0;
    private static final double HALF = 0.5;

    private final long halfLifeNs;
    private double weighted;
    private double weight;
    private long firstNs;
    private boolean hasFirst;
    private boolean isWarm;

    EffectiveSpread(final long halfLifeNs)
    {
        this.halfLifeNs = halfLifeNs;
    }

    void elapse(final DecayClock clock)
    {
        weighted *= clock.kept();
        weight *= clock.kept();
    }

    void onTrade(final long priceTicks, final int side, final TopQuote quote, final long eventTimeNs)
    {
        if (TradeSide.UNKNOWN != side && quote.isKnown())
        {
            firstNs = hasFirst ? firstNs : eventTimeNs;
            hasFirst = true;
            final double midTicks = quote.midTicks();
            weighted += TWICE_BASIS_POINTS * side * (priceTicks - midTicks) / midTicks;
            weight += 1.0;
            isWarm |= eventTimeNs - firstNs >= halfLifeNs;
        }
    }

    /** Warm, and at least half a trade is left of the past. */
    boolean isReady()
    {
        return isWarm && weight >= HALF;
    }

    double value()
    {
        return weighted / weight;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        weighted = state.visit(weighted);
        weight = state.visit(weight);
        firstNs = state.visit(firstNs);
        hasFirst = state.visit(hasFirst);
        isWarm = state.visit(isWarm);
    }
}
