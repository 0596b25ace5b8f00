package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;

/**
 * Features of the present quote and book. Holds nothing of its own: each write reads the market as it is, and a market
 * that may not be traded on (unsafe, crossed, halted, one-sided) gives none. Pipeline thread only; allocates nothing.
 */
final class BookFeatures
{
    private static final double BASIS_POINTS = 10_000.0;

    private final MarketState market;
    private final QuoteFlow quotes;
    private final int depthLevels;
    private final BookLevels levels;

    /** Takes the levels that the flow of quotes has read, where they are those of the book as it is. */
    BookFeatures(final MarketState market, final FeatureParams params, final QuoteFlow quotes)
    {
        this.market = market;
        this.quotes = quotes;
        depthLevels = params.imbalanceLevels();
        levels = new BookLevels(depthLevels);
    }

    void write(final FeatureVector vector)
    {
        final long bidTicks = market.bestBidTicks();
        final long askTicks = market.bestAskTicks();
        final boolean isQuoted = market.isTradable() &&
            Units.NULL_TICKS != bidTicks && Units.NULL_TICKS != askTicks && bidTicks > 0 && bidTicks <= askTicks;

        vector.putIf(isQuoted, Feature.SPREAD_BPS, isQuoted ? spreadBps(bidTicks, askTicks) : 0.0);
        writeImbalance(vector, isQuoted, Feature.BOOK_IMBALANCE, market.bestBidLots(), market.bestAskLots());
        final boolean hasDepth = isQuoted && market.book().isTradable();
        final BookLevels depth = hasDepth ? levels() : levels;
        writeImbalance(vector, hasDepth, Feature.DEPTH_IMBALANCE,
            hasDepth ? depth.bidLots(depthLevels) : 0, hasDepth ? depth.askLots(depthLevels) : 0);
    }

    private BookLevels levels()
    {
        if (quotes.hasLevels())
        {
            return quotes.levels();
        }
        levels.read(market.book());
        return levels;
    }

    private static double spreadBps(final long bidTicks, final long askTicks)
    {
        return BASIS_POINTS * (askTicks - bidTicks) / (0.5 * ((double)bidTicks + askTicks));
    }

    private static void writeImbalance(
        final FeatureVector vector,
        final boolean isKnown,
        final Feature feature,
        final long bidLots,
        final long askLots)
    {
        final boolean isReady = isKnown && bidLots > 0 && askLots > 0;
        vector.putIf(isReady, feature, isReady ? (double)(bidLots - askLots) / ((double)bidLots + askLots) : 0.0);
    }
}
