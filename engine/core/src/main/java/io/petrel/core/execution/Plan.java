package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/** What execution remembers of one instrument between events. Pipeline thread only; allocates nothing. */
final class Plan implements Stateful
{
    private final MarketState market;
    private final Position position;
    private long targetLots;
    private long targetTimeNs = Units.NULL_TIME_NS;
    private boolean entryPending;
    private boolean mustExit;
    private int heldSign;
    private long openedNs = Units.NULL_TIME_NS;
    private long lastEntryNs = Units.NULL_TIME_NS;
    private long lastExitNs = Units.NULL_TIME_NS;

    Plan(final MarketState market, final Position position)
    {
        this.market = market;
        this.position = position;
    }

    MarketState market()
    {
        return market;
    }

    Position position()
    {
        return position;
    }

    /** Spot holds no less than nothing; the gate checks that again by its own route. */
    void target(final long newTargetLots, final long nowNs)
    {
        final boolean isSpot = ContractType.SPOT == market.instrument().contractType();
        targetLots = isSpot ? Math.max(0, newTargetLots) : newTargetLots;
        targetTimeNs = nowNs;
        entryPending = true;
    }

    /** Forgets the target: what is held is held, nothing more is entered. */
    void dropTarget()
    {
        targetTimeNs = Units.NULL_TIME_NS;
        entryPending = false;
    }

    /** Notes when a position was opened or turned, and that a forced exit is done once flat. */
    void observe(final long nowNs)
    {
        final int sign = Long.signum(position.lots());
        if (sign != heldSign)
        {
            heldSign = sign;
            openedNs = 0 == sign ? Units.NULL_TIME_NS : nowNs;
            mustExit = false;
        }
    }

    boolean isHeldLongerThan(final long maxHoldNs, final long nowNs)
    {
        return 0 != heldSign && nowNs - openedNs >= maxHoldNs;
    }

    void mustExit()
    {
        mustExit = true;
    }

    /** Lots that should be held now; what is held, when there is no target. */
    long desiredLots()
    {
        if (mustExit)
        {
            return 0;
        }
        return Units.NULL_TIME_NS == targetTimeNs ? position.lots() : targetLots;
    }

    boolean isEntryPending(final long targetMaxAgeNs, final long nowNs)
    {
        return entryPending && isTargetFresh(targetMaxAgeNs, nowNs);
    }

    boolean isTargetFresh(final long targetMaxAgeNs, final long nowNs)
    {
        return Units.NULL_TIME_NS != targetTimeNs && nowNs - targetTimeNs < targetMaxAgeNs;
    }

    boolean hasCooledDown(final long cooldownNs, final long nowNs)
    {
        return Units.NULL_TIME_NS == lastEntryNs || nowNs - lastEntryNs >= cooldownNs;
    }

    boolean mayRetryExit(final long retryIntervalNs, final long nowNs)
    {
        return Units.NULL_TIME_NS == lastExitNs || nowNs - lastExitNs >= retryIntervalNs;
    }

    void entered(final long nowNs)
    {
        entryPending = false;
        lastEntryNs = nowNs;
    }

    void exited(final long nowNs)
    {
        lastExitNs = nowNs;
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(market.instrument().id()).add(targetLots).add(targetTimeNs).add(entryPending).add(mustExit);
        hash.add(heldSign).add(openedNs).add(lastEntryNs).add(lastExitNs);
    }
}
