package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * A position from its opening until it is closed or turned: since when it is held, where it ends, its exits at the
 * venue, and why it is being closed. Of one instrument; between two trades nothing is held, and the exits are those of
 * an entry on its way. Pipeline thread only; allocates nothing.
 */
final class OpenTrade implements Stateful
{
    private final MarketState market;
    private final Position position;
    private final Exits exits = new Exits();
    private final Bracket bracket = new Bracket();
    private int sign;
    private long openedNs = Units.NULL_TIME_NS;
    private OrderPurpose forcedExit = OrderPurpose.NULL_VAL;
    private long lastExitNs = Units.NULL_TIME_NS;

    OpenTrade(final MarketState market, final Position position)
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

    /** Its exits at the venue. */
    Bracket bracket()
    {
        return bracket;
    }

    /** Side that was held when it was looked at last: 1 long, -1 short, 0 flat. */
    int sign()
    {
        return sign;
    }

    /** Whether the position was opened, closed or turned since. */
    boolean hasChanged()
    {
        return Long.signum(position.lots()) != sign;
    }

    /**
     * The position was opened, closed or turned: the exits of one that is gone are gone with it, unless an entry is on
     * its way that was to add to it: what that still buys or sells ends as the rest did.
     */
    void change(final boolean isEntering, final long nowNs)
    {
        final int newSign = Long.signum(position.lots());
        if (0 != sign && !(0 == newSign && isEntering))
        {
            exits.clear();
        }
        bracket.clear();
        sign = newSign;
        openedNs = 0 == newSign ? Units.NULL_TIME_NS : nowNs;
        forcedExit = OrderPurpose.NULL_VAL;
    }

    /**
     * Looks whether it must be closed by us; returns whether that begins now. Once it must, it must until it is,
     * wherever the price goes.
     */
    boolean judge(final Brackets brackets, final long nowNs)
    {
        if (0 == sign || isForced())
        {
            return false;
        }
        final long closeTicks = market.isTradable() ? position.markTicks() : Units.NULL_TICKS;
        exits.follow(sign, closeTicks);
        forcedExit = brackets.leftToUs(this, exits.due(sign, closeTicks, nowNs - openedNs), nowNs);
        return isForced();
    }

    /** An order was filled; returns whether it is a leg of the bracket, so that the position is on its way out. */
    boolean onFill(final long clientOrderId, final long sizeLots)
    {
        final Leg leg = bracket.legOf(clientOrderId);
        if (null != leg)
        {
            bracket.onFill(leg, sizeLots);
        }
        return null != leg;
    }

    /** An order ended; returns whether it is a leg of the bracket. */
    boolean onEnd(final long clientOrderId, final ReportReason reason)
    {
        final Leg leg = bracket.legOf(clientOrderId);
        if (null != leg)
        {
            leg.onEnd(reason);
        }
        return null != leg;
    }

    /** An entry is sent: from flat, it brings its exits; more of what is held is held as before. */
    void entered(final Exits wanted)
    {
        if (0 == sign)
        {
            exits.copyFrom(wanted);
        }
    }

    void exited(final long nowNs)
    {
        lastExitNs = nowNs;
    }

    boolean mayRetryExit(final long retryIntervalNs, final long nowNs)
    {
        return Units.NULL_TIME_NS == lastExitNs || nowNs - lastExitNs >= retryIntervalNs;
    }

    /** Why the position is being closed, or the null value. */
    OrderPurpose forcedExit()
    {
        return forcedExit;
    }

    /** Whether it must be closed. */
    boolean isForced()
    {
        return OrderPurpose.NULL_VAL != forcedExit;
    }

    /** Whether it is on its way out: it must be closed, or an exit began to fill. */
    boolean isLeaving()
    {
        return isForced() || OrderPurpose.NULL_VAL != bracket.firing();
    }

    /** Lots that stay held by themselves: none of what must be closed. */
    long keptLots()
    {
        return isForced() ? 0 : position.lots();
    }

    /** Price at which the position will be closed at a loss, or null. */
    long stopTicks()
    {
        return exits.stopTicks();
    }

    /** Price of an exit in force: the stop, else the target; null if it has none. */
    long exitTicks(final OrderPurpose purpose)
    {
        return OrderPurpose.STOP == purpose ? exits.stopTicks() : exits.targetTicks();
    }

    /** When what is held has been held for long enough. */
    long maxHoldEndNs()
    {
        return 0 == sign || isForced() ? Deadlines.NEVER : Deadlines.after(openedNs, exits.maxHoldNs());
    }

    /** Whether what an entry that works from flat opens would be closed at once: its stop or target is passed. */
    boolean isEntryPast(final Side side)
    {
        return isEntryPast(exits, side);
    }

    /**
     * The same of an entry that would bring these exits. What is bought can be closed at the bid, what is sold at the
     * ask: where an order of its own side would rest.
     */
    boolean isEntryPast(final Exits wanted, final Side side)
    {
        final int entrySign = Side.BUY == side ? 1 : -1;
        return 0 == sign && market.isTradable() &&
            OrderPurpose.NULL_VAL != wanted.due(entrySign, Pricing.restingTicks(market, side), 0);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        sign = state.visit(sign);
        openedNs = state.visit(openedNs);
        forcedExit = OrderPurpose.get((short)state.visit(forcedExit.value()));
        lastExitNs = state.visit(lastExitNs);
        exits.visitState(state);
        bracket.visitState(state);
    }
}
