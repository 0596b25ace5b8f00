package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.ExitReason;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What would have become of one vote: entered at the price known when it was given, left at its stop, its target, or
 * once its longest hold is over.
 * <pre>
 *   by price   stop or target reached: ends there, at the price seen
 *   by bar     opens beyond the stop: ends at the open;  reaches the stop: ends at the stop;
 *              reaches the target: ends at the target;   both inside: the stop, for the order is not known
 *   by time    the first event at or after the deadline: ends at its price, or at its close
 * </pre>
 * Reused. Pipeline thread only; allocates nothing after construction.
 */
public final class ShadowTrade implements Stateful
{
    private final EngineId engine;
    private final FeaturesAtEntry features = new FeaturesAtEntry();
    private boolean open;
    private Direction direction = Direction.HOLD;
    private Regime regime = Regime.UNKNOWN;
    private ExitReason reason = ExitReason.NULL_VAL;
    private int sign;
    private long entryTimeNs = Units.NULL_TIME_NS;
    private long maxHoldNs;
    private long entryTicks = Units.NULL_TICKS;
    private long exitTicks = Units.NULL_TICKS;
    private long stopTicks = Units.NULL_TICKS;
    private long targetTicks = Units.NULL_TICKS;
    private long worstTicks;
    private long bestTicks;
    private double entryCostBps;
    private double exitCostBps;

    ShadowTrade(final EngineId engine)
    {
        this.engine = engine;
    }

    /** {@return the engine that voted} */
    public EngineId engine()
    {
        return engine;
    }

    /** {@return what it wanted} */
    public Direction direction()
    {
        return direction;
    }

    /** {@return regime at the vote} */
    public Regime regime()
    {
        return regime;
    }

    /** {@return how the trade ended; the null value while it has not} */
    public ExitReason reason()
    {
        return reason;
    }

    /** {@return core time of the vote} */
    public long entryTimeNs()
    {
        return entryTimeNs;
    }

    /** {@return price at the vote} */
    public long entryTicks()
    {
        return entryTicks;
    }

    /** {@return price at the end} */
    public long exitTicks()
    {
        return exitTicks;
    }

    /** {@return price that ends it at a loss} */
    public long stopTicks()
    {
        return stopTicks;
    }

    /** {@return price that ends it at a profit} */
    public long targetTicks()
    {
        return targetTicks;
    }

    /** {@return return before costs, basis points of the entry} */
    public double grossBps()
    {
        return bps(sign * (exitTicks - entryTicks));
    }

    /** {@return costs of both sides, basis points of the entry} */
    public double costBps()
    {
        return entryCostBps + exitCostBps;
    }

    /** {@return return after costs, basis points of the entry} */
    public double netBps()
    {
        return grossBps() - costBps();
    }

    /** {@return greatest excursion against the trade, basis points of the entry, not negative} */
    public double adverseBps()
    {
        return bps(sign * (entryTicks - worstTicks));
    }

    /** {@return greatest excursion for the trade, basis points of the entry, not negative} */
    public double favourableBps()
    {
        return bps(sign * (bestTicks - entryTicks));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        open = state.visit(open);
        if (open)
        {
            direction = Direction.get((short)state.visit(direction.value()));
            sign = signOf(direction);
            regime = Regime.get((short)state.visit(regime.value()));
            entryTimeNs = state.visit(entryTimeNs);
            maxHoldNs = state.visit(maxHoldNs);
            entryTicks = state.visit(entryTicks);
            stopTicks = state.visit(stopTicks);
            targetTicks = state.visit(targetTicks);
            worstTicks = state.visit(worstTicks);
            bestTicks = state.visit(bestTicks);
            entryCostBps = state.visit(entryCostBps);
            features.visitState(state);
        }
    }

    boolean isOpen()
    {
        return open;
    }

    FeaturesAtEntry features()
    {
        return features;
    }

    void open(
        final Direction newDirection,
        final Regime newRegime,
        final ExitPlan plan,
        final long newEntryTicks,
        final double newEntryCostBps,
        final long nowNs)
    {
        open = true;
        reason = ExitReason.NULL_VAL;
        direction = newDirection;
        sign = signOf(newDirection);
        regime = newRegime;
        stopTicks = plan.stopTicks();
        targetTicks = plan.targetTicks();
        maxHoldNs = plan.maxHoldNs();
        entryTicks = newEntryTicks;
        exitTicks = Units.NULL_TICKS;
        worstTicks = newEntryTicks;
        bestTicks = newEntryTicks;
        entryCostBps = newEntryCostBps;
        exitCostBps = 0;
        entryTimeNs = nowNs;
    }

    /** Follows one price; returns whether the trade ended. */
    boolean onPrice(final long priceTicks, final long nowNs)
    {
        reach(priceTicks);
        if (isBeyond(priceTicks, stopTicks, -sign))
        {
            return end(ExitReason.STOP, priceTicks);
        }
        if (isBeyond(priceTicks, targetTicks, sign))
        {
            return end(ExitReason.TARGET, priceTicks);
        }
        return isOver(nowNs) && end(ExitReason.MAX_HOLD, priceTicks);
    }

    /** Follows a whole bar, of which the order of high and low is not known; returns whether the trade ended. */
    boolean onBar(
        final long openTicks, final long highTicks, final long lowTicks, final long closeTicks, final long nowNs)
    {
        final long worst = sign > 0 ? lowTicks : highTicks;
        final long best = sign > 0 ? highTicks : lowTicks;
        if (isBeyond(openTicks, stopTicks, -sign))
        {
            return end(ExitReason.STOP, openTicks);
        }
        if (isBeyond(worst, stopTicks, -sign))
        {
            return end(ExitReason.STOP, stopTicks);
        }
        worsen(worst);
        if (isBeyond(best, targetTicks, sign))
        {
            return end(ExitReason.TARGET, targetTicks);
        }
        better(best);
        return isOver(nowNs) && end(ExitReason.MAX_HOLD, closeTicks);
    }

    /** Lowest price that changes nothing until the deadline: seen before, and beyond neither stop nor target. */
    long quietFromTicks()
    {
        return Math.max(Math.min(worstTicks, bestTicks), 1 + (sign > 0 ? stopTicks : targetTicks));
    }

    /** Highest such price; below the lowest where there is none. */
    long quietToTicks()
    {
        return Math.min(Math.max(worstTicks, bestTicks), (sign > 0 ? targetTicks : stopTicks) - 1);
    }

    /** Core time from which any price ends it; the greatest number where that is beyond all time. */
    long deadlineNs()
    {
        return maxHoldNs > Long.MAX_VALUE - entryTimeNs ? Long.MAX_VALUE : entryTimeNs + maxHoldNs;
    }

    void exitCostBps(final double bps)
    {
        exitCostBps = bps;
    }

    double entryCostBps()
    {
        return entryCostBps;
    }

    private boolean end(final ExitReason newReason, final long priceTicks)
    {
        reach(priceTicks);
        open = false;
        reason = newReason;
        exitTicks = priceTicks;
        return true;
    }

    private static int signOf(final Direction direction)
    {
        return Direction.LONG == direction ? 1 : -1;
    }

    private void reach(final long priceTicks)
    {
        worsen(priceTicks);
        better(priceTicks);
    }

    private void worsen(final long priceTicks)
    {
        if (isBeyond(worstTicks, priceTicks, sign))
        {
            worstTicks = priceTicks;
        }
    }

    private void better(final long priceTicks)
    {
        if (isBeyond(priceTicks, bestTicks, sign))
        {
            bestTicks = priceTicks;
        }
    }

    private boolean isOver(final long nowNs)
    {
        return nowNs - entryTimeNs >= maxHoldNs;
    }

    /** Whether a price is at or beyond a level, going up with a positive side and down with a negative one. */
    private static boolean isBeyond(final long priceTicks, final long levelTicks, final int side)
    {
        return side > 0 ? priceTicks >= levelTicks : priceTicks <= levelTicks;
    }

    private double bps(final long distanceTicks)
    {
        return (double)BasisPoints.WHOLE * distanceTicks / entryTicks;
    }
}
