package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * By how much one instrument's market is worse for us than the recording shows: our own impact everywhere, and on feeds
 * without depth the slippage of the order's size. Rounded up to whole ticks; never in our favour.
 */
final class TakerCost implements Stateful
{
    /** No market moves further than its own price. */
    private static final double RATE_MAX = 1.0;

    private final SlippageSettings slippage;
    private final boolean hasDepth;
    /** Whether any cost depends on how much and how wildly the market trades. */
    private final boolean isMeasured;
    private final MarketActivity activity;
    private final OwnImpact impact;

    TakerCost(final SimSettings settings, final boolean hasDepth)
    {
        this.hasDepth = hasDepth;
        slippage = settings.slippage();
        activity = new MarketActivity(settings.impact().volumeWindowNs(), settings.feeds().tradeSizeShift());
        impact = new OwnImpact(settings.impact(), activity);
        isMeasured = settings.impact().isOn() || !hasDepth &&
            (SlippageModel.VOLUME == slippage.model() || SlippageModel.VOLATILITY == slippage.model());
    }

    /** The market traded or was quoted. */
    void onPrice(final long ticks)
    {
        if (isMeasured)
        {
            activity.onPrice(ticks);
        }
    }

    /** The market traded so much. */
    void onVolume(final long lots, final long nowNs)
    {
        if (isMeasured)
        {
            activity.onVolume(lots, nowNs);
        }
    }

    /** We took lots of the other side. */
    void onTaken(final boolean isBuy, final long lots, final long nowNs)
    {
        impact.onTaken(isBuy, lots, nowNs);
    }

    /** Ticks that a taker of so many lots meets beyond each price. */
    long takerTicks(final boolean isBuy, final long lots, final long priceTicks, final long nowNs)
    {
        final double rate = impact.rate(isBuy, nowNs) + (hasDepth ? 0.0 : slippageRate(lots, nowNs));
        return ticks(rate, priceTicks);
    }

    /** Ticks by which the market stands further away from our resting orders of this side. */
    long restingTicks(final boolean isBuy, final long priceTicks, final long nowNs)
    {
        return ticks(impact.rate(isBuy, nowNs), priceTicks);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        activity.visitState(state);
        impact.visitState(state);
    }

    private double slippageRate(final long lots, final long nowNs)
    {
        switch (slippage.model())
        {
            case FIXED:
                return slippage.rate();
            case VOLUME:
                final double share = Math.min(1.0, lots / Math.max(1.0, activity.windowLots(nowNs)));
                return slippage.rate() * share * share;
            case VOLATILITY:
                return slippage.rate() * activity.volatility();
            default:
                return 0.0;
        }
    }

    private static long ticks(final double rate, final long priceTicks)
    {
        return rate > 0.0 && priceTicks > 0 ? (long)Math.ceil(Math.min(rate, RATE_MAX) * priceTicks) : 0;
    }
}
