package io.petrel.sim;

import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;

/**
 * A market of which only trades are known. Around the last trade an equal half spread is assumed on both sides, rounded
 * up to ticks, whichever side traded; levels stand one half spread apart (at least a tick), each of the mean trade size
 * times a rate. A resting order finds one such level before it at any price, since an empty price is never known to be
 * empty.
 */
final class SyntheticMarket implements DisplayedMarket
{
    /** The mean is kept in 1/65,536 lot, so that small trades move it. */
    private static final int MEAN_SHIFT = 16;

    /** A trade counts at most this much in the mean, so that the scaled mean cannot overflow. */
    private static final long MAX_MEAN_LOTS = Long.MAX_VALUE >> (MEAN_SHIFT + 1);

    private final MarketState state;
    private final FeedSettings settings;
    private long scaledMeanLots;
    private boolean hasTraded;

    private boolean isWalkingBids;
    private int walkLevel;

    SyntheticMarket(final MarketState state, final FeedSettings settings)
    {
        this.state = state;
        this.settings = settings;
    }

    void onTrade(final long sizeLots)
    {
        final long scaledLots = Math.min(sizeLots, MAX_MEAN_LOTS) << MEAN_SHIFT;
        scaledMeanLots += hasTraded ? (scaledLots - scaledMeanLots) >> settings.tradeSizeShift() : scaledLots;
        hasTraded = true;
    }

    /** Half of the assumed spread at a price, rounded up to whole ticks. */
    static long halfSpreadTicks(final long priceTicks, final long halfSpreadRateE8)
    {
        return E8.mulDivUp(priceTicks, halfSpreadRateE8, Units.ONE_E8);
    }

    @Override
    public boolean isUsable()
    {
        return hasTraded && InstrumentState.TRADING == state.instrument().state();
    }

    @Override
    public long bestTicks(final boolean isBid)
    {
        return hasTraded ? ticksAt(isBid, 0) : Units.NULL_TICKS;
    }

    @Override
    public long displayedLots(final boolean isBid, final long priceTicks)
    {
        for (int level = 0; level < settings.syntheticLevels(); level++)
        {
            if (ticksAt(isBid, level) == priceTicks)
            {
                return sizeLots();
            }
        }
        return 0;
    }

    @Override
    public long queueLots(final boolean isBid, final long priceTicks)
    {
        return sizeLots();
    }

    @Override
    public boolean isVisible(final boolean isBid, final long priceTicks)
    {
        return false;
    }

    @Override
    public long levelUpdateId(final boolean isBid, final long priceTicks)
    {
        return 0;
    }

    @Override
    public long latestUpdateId()
    {
        return 0;
    }

    @Override
    public void startWalk(final boolean isBid)
    {
        isWalkingBids = isBid;
        walkLevel = -1;
    }

    @Override
    public boolean nextLevel()
    {
        walkLevel++;
        return walkLevel < settings.syntheticLevels() && levelTicks() > 0;
    }

    @Override
    public long levelTicks()
    {
        return ticksAt(isWalkingBids, walkLevel);
    }

    @Override
    public long levelLots()
    {
        return sizeLots();
    }

    @Override
    public void visitState(final StateVisitor visitor)
    {
        scaledMeanLots = visitor.visit(scaledMeanLots);
        hasTraded = visitor.visit(hasTraded);
    }

    private long ticksAt(final boolean isBid, final int level)
    {
        final long lastTicks = state.lastTrade().ticks();
        final long halfTicks = halfSpreadTicks(lastTicks, settings.halfSpreadRateE8());
        final long offsetTicks = halfTicks + level * Math.max(1, halfTicks);
        return isBid ? lastTicks - offsetTicks : lastTicks + offsetTicks;
    }

    private long sizeLots()
    {
        return Math.max(1, E8.mulDiv(scaledMeanLots >> MEAN_SHIFT, settings.syntheticSizeRateE8(), Units.ONE_E8));
    }
}
