package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** Where a position ends: at its stop, at its target, or by time. Pipeline thread only; allocates nothing. */
final class Exits implements Stateful
{
    private long stopTicks = Units.NULL_TICKS;
    private long targetTicks = Units.NULL_TICKS;
    private long maxHoldNs = Long.MAX_VALUE;
    private long trailTicks = Units.NULL_TICKS;
    private long bestTicks = Units.NULL_TICKS;

    void set(final long newStopTicks, final long newTargetTicks, final long newMaxHoldNs)
    {
        stopTicks = newStopTicks;
        targetTicks = newTargetTicks;
        maxHoldNs = newMaxHoldNs;
    }

    void copyFrom(final Exits other)
    {
        set(other.stopTicks, other.targetTicks, other.maxHoldNs);
        trail(other.trailTicks);
    }

    /** The stop follows the best price at this distance from now on, or stays: {@link Units#NULL_TICKS}. */
    void trail(final long newTrailTicks)
    {
        trailTicks = newTrailTicks;
        bestTicks = Units.NULL_TICKS;
    }

    /** The position could be closed at this price: a trailing stop follows it, and never goes back. */
    void follow(final int sign, final long closeTicks)
    {
        if (Units.NULL_TICKS == trailTicks || Units.NULL_TICKS == closeTicks ||
            Units.NULL_TICKS != bestTicks && !isReached(closeTicks, bestTicks, sign))
        {
            return;
        }
        bestTicks = closeTicks;
        final long followingTicks = Math.max(1, closeTicks - sign * trailTicks);
        if (Units.NULL_TICKS == stopTicks || isReached(followingTicks, stopTicks, sign))
        {
            stopTicks = followingTicks;
        }
    }

    /** No stop, no target, for ever. */
    void clear()
    {
        set(Units.NULL_TICKS, Units.NULL_TICKS, Long.MAX_VALUE);
        trail(Units.NULL_TICKS);
    }

    long stopTicks()
    {
        return stopTicks;
    }

    long maxHoldNs()
    {
        return maxHoldNs;
    }

    long targetTicks()
    {
        return targetTicks;
    }

    /**
     * Why a position must be closed now, the stop before all else.
     *
     * @param sign       of the position, not 0.
     * @param closeTicks price at which it can be closed, or {@link Units#NULL_TICKS} while there is none.
     * @param heldNs     time it was held.
     * @return {@link OrderPurpose#NULL_VAL} if it need not.
     */
    OrderPurpose due(final int sign, final long closeTicks, final long heldNs)
    {
        final boolean isPriced = Units.NULL_TICKS != closeTicks;
        if (isPriced && Units.NULL_TICKS != stopTicks && isReached(stopTicks, closeTicks, sign))
        {
            return OrderPurpose.STOP;
        }
        if (isPriced && Units.NULL_TICKS != targetTicks && isReached(closeTicks, targetTicks, sign))
        {
            return OrderPurpose.TARGET;
        }
        return heldNs >= maxHoldNs ? OrderPurpose.MAX_HOLD : OrderPurpose.NULL_VAL;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        stopTicks = state.visit(stopTicks);
        targetTicks = state.visit(targetTicks);
        maxHoldNs = state.visit(maxHoldNs);
        trailTicks = state.visit(trailTicks);
        bestTicks = state.visit(bestTicks);
    }

    /** Whether the first is at least as good for the position as the second. */
    private static boolean isReached(final long ticks, final long otherTicks, final int sign)
    {
        return sign > 0 ? ticks >= otherTicks : ticks <= otherTicks;
    }
}
