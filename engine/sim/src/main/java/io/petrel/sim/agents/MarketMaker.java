package io.petrel.sim.agents;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.random.SeededRandom;
import java.util.Arrays;

/**
 * Quotes several levels on both sides of its own idea of the price, wider when the price has moved, lower when it is
 * long; moves a quote by cancelling and sending it anew, and takes what stands on the wrong side of its idea.
 */
final class MarketMaker implements Stateful
{
    private final MatchingBook book;
    private final SeededRandom random;
    private final NewOrder order;
    private final int owner;
    private final int levels;
    private final double lots;
    private final double halfSpread;
    private final double spreadPerVolatility;
    private final double spacing;
    private final double noiseTicks;
    private final double skewTicks;
    private final double meanWaitS;
    private final double reactionS;
    private final double wornShare;
    private final double opinionStep;
    private final long[] bidIds;
    private final long[] askIds;
    private double opinion;
    private long inventoryLots;
    private long dueNs;

    MarketMaker(
        final MarketSettings settings,
        final MatchingBook book,
        final SeededRandom random,
        final NewOrder order,
        final int owner)
    {
        this.book = book;
        this.random = random;
        this.order = order;
        this.owner = owner;
        levels = settings.count(MarketParam.MAKER_LEVELS);
        lots = settings.value(MarketParam.MAKER_LOTS);
        halfSpread = settings.value(MarketParam.MAKER_HALF_SPREAD_TICKS);
        spreadPerVolatility = settings.value(MarketParam.MAKER_SPREAD_PER_VOLATILITY);
        spacing = settings.value(MarketParam.MAKER_SPACING);
        noiseTicks = settings.value(MarketParam.MAKER_NOISE_TICKS);
        skewTicks = settings.value(MarketParam.MAKER_SKEW_TICKS);
        meanWaitS = 1 / settings.value(MarketParam.MAKER_RATE);
        reactionS = settings.value(MarketParam.MAKER_REACTION_MS) / 1_000;
        wornShare = settings.value(MarketParam.MAKER_WORN_SHARE);
        opinionStep = settings.value(MarketParam.MAKER_OPINION_STEP);
        bidIds = new long[levels];
        askIds = new long[levels];
        Arrays.fill(bidIds, Units.NULL_ID);
        Arrays.fill(askIds, Units.NULL_ID);
        dueNs = settings.startNs();
    }

    /** When it looks at the market next. */
    long dueNs()
    {
        return dueNs;
    }

    /** A taker came: it looks soon. */
    void onTaker(final long nowNs)
    {
        dueNs = Math.min(dueNs, nowNs + 1 + MarketSettings.ns(random.exponential(reactionS)));
    }

    /** One of its orders traded. */
    void onFill(final boolean isBuy, final long filledLots)
    {
        inventoryLots += isBuy ? filledLots : -filledLots;
    }

    void quote(final long nowNs, final PriceView view)
    {
        dueNs = nowNs + 1 + MarketSettings.ns(random.exponential(meanWaitS));
        opinion += opinionStep * (noiseTicks * random.normal() - opinion);
        final double middle = view.estimate() + opinion - skewTicks * inventoryLots / lots;
        final double half = halfSpread + spreadPerVolatility * view.volatility(nowNs);
        withdraw(middle, half);
        snipe(nowNs, middle, half);
        for (int level = 0; level < levels; level++)
        {
            final double distance = half * (1 + level * spacing);
            final long sizeLots = Math.max(1, (long)(lots * (1 + level)));
            bidIds[level] = quote(nowNs, bidIds[level], true, (long)Math.floor(middle - distance), sizeLots);
            askIds[level] = quote(nowNs, askIds[level], false, (long)Math.ceil(middle + distance), sizeLots);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(bidIds, levels);
        state.visit(askIds, levels);
        opinion = state.visit(opinion);
        inventoryLots = state.visit(inventoryLots);
        dueNs = state.visit(dueNs);
    }

    /** First of all takes back what it no longer means, so that it does not meet itself. */
    private void withdraw(final double middle, final double half)
    {
        for (int level = 0; level < levels; level++)
        {
            final double distance = half * (1 + level * spacing);
            bidIds[level] = keepOrCancel(bidIds[level], (long)Math.floor(middle - distance));
            askIds[level] = keepOrCancel(askIds[level], (long)Math.ceil(middle + distance));
        }
    }

    private long keepOrCancel(final long id, final long priceTicks)
    {
        final int slot = book.slot(id);
        if (slot < 0)
        {
            return Units.NULL_ID;
        }
        final boolean isWorn = book.orders().remainingLots(slot) < wornShare * book.orders().sizeLots(slot);
        if (book.orders().priceTicks(slot) == priceTicks && !isWorn)
        {
            return id;
        }
        book.cancel(id);
        return Units.NULL_ID;
    }

    /** An order that would trade at a loss to its owner is taken before somebody else takes it. */
    private void snipe(final long nowNs, final double middle, final double half)
    {
        final long askTicks = book.bestTicks(false);
        final long bidTicks = book.bestTicks(true);
        if (Units.NULL_TICKS != askTicks && askTicks < middle - half)
        {
            take(nowNs, true, (long)Math.floor(middle - half));
        }
        else if (Units.NULL_TICKS != bidTicks && bidTicks > middle + half)
        {
            take(nowNs, false, (long)Math.ceil(middle + half));
        }
    }

    private void take(final long nowNs, final boolean isBuy, final long limitTicks)
    {
        book.submit(nowNs,
            order.limit(owner, 0, isBuy, limitTicks, Math.max(1, (long)lots)).lifetime(Lifetime.IOC));
    }

    /** Leaves a quote that stands where it should; returns the id of the quote. */
    private long quote(
        final long nowNs, final long id, final boolean isBuy, final long priceTicks, final long sizeLots)
    {
        if (Units.NULL_ID != id)
        {
            return id;
        }
        final long othersTicks = book.bestTicks(!isBuy);
        final long limitTicks = Units.NULL_TICKS == othersTicks ? priceTicks :
            isBuy ? Math.min(priceTicks, othersTicks - 1) : Math.max(priceTicks, othersTicks + 1);
        return book.submit(nowNs, order.limit(owner, 0, isBuy, limitTicks, sizeLots).postOnly());
    }
}
