package io.petrel.sim.agents;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.random.SeededRandom;

/**
 * Leave limit orders behind the best price, most of them near it and some far away, and take them back after a time
 * that is longer the farther away they are. They give the book its depth.
 */
final class PatientTraders implements Stateful
{
    private final MatchingBook book;
    private final SeededRandom random;
    private final NewOrder order;
    private final int owner;
    private final double rate;
    private final double medianLots;
    private final double lotsLogSd;
    private final double tail;
    private final double ticksScale;
    private final double ticksMax;
    private final double lifeS;
    private final double lifePerTickS;
    private final double icebergShare;
    private final int icebergPeaks;
    private final int openingOrders;
    private long dueNs;

    PatientTraders(
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
        rate = settings.value(MarketParam.PATIENT_RATE);
        medianLots = settings.value(MarketParam.PATIENT_LOTS);
        lotsLogSd = settings.value(MarketParam.PATIENT_LOTS_LOG_SD);
        tail = settings.value(MarketParam.PATIENT_TAIL);
        ticksScale = settings.value(MarketParam.PATIENT_TICKS_SCALE);
        ticksMax = settings.value(MarketParam.PATIENT_TICKS_MAX);
        lifeS = settings.value(MarketParam.PATIENT_LIFE_S);
        lifePerTickS = settings.value(MarketParam.PATIENT_LIFE_PER_TICK_S);
        icebergShare = settings.value(MarketParam.ICEBERG_SHARE);
        icebergPeaks = settings.count(MarketParam.ICEBERG_PEAKS);
        openingOrders = settings.count(MarketParam.PATIENT_OPENING);
        dueNs = Long.MAX_VALUE;
    }

    long dueNs()
    {
        return dueNs;
    }

    /** Fills an empty book and sets the clock. */
    void open(final long nowNs, final PriceView view)
    {
        for (int i = 0; i < openingOrders && rate > 0; i++)
        {
            leave(nowNs, view);
        }
        pause(nowNs);
    }

    void act(final long nowNs, final PriceView view)
    {
        leave(nowNs, view);
        pause(nowNs);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        dueNs = state.visit(dueNs);
    }

    private void pause(final long nowNs)
    {
        dueNs = rate > 0 ? nowNs + 1 + MarketSettings.ns(random.exponential(1 / rate)) : Long.MAX_VALUE;
    }

    private void leave(final long nowNs, final PriceView view)
    {
        final boolean isBuy = random.isHeads();
        final long distance = (long)Math.min(ticksMax, ticksScale * (random.pareto(tail) - 1));
        final long bestTicks = book.bestTicks(isBuy);
        final long fromTicks = Units.NULL_TICKS != bestTicks ? bestTicks :
            isBuy ? (long)Math.floor(view.estimate()) - 1 : (long)Math.ceil(view.estimate()) + 1;
        final double life = random.exponential(lifeS + lifePerTickS * distance);
        final long lots = Math.max(1, (long)random.logNormal(medianLots, lotsLogSd));
        final boolean isIceberg = random.isChance(icebergShare);
        order.limit(owner, 0, isBuy, isBuy ? fromTicks - distance : fromTicks + distance,
            isIceberg ? icebergPeaks * lots : lots);
        if (isIceberg)
        {
            order.iceberg(lots);
        }
        book.submit(nowNs, order.postOnly().until(nowNs + 1 + MarketSettings.ns(life)));
    }
}
