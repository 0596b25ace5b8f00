package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.Execution;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Asks for the smallest trade when an account did not trade for long, if it is configured to: one size in one
 * instrument after the other, bought and then sold, until one fills. It sends nothing by itself: the target goes the
 * way of every other, so an order leaves only if it passes every rule. While anything is held, works, or closes the
 * gate, it waits. Pipeline thread only; allocates when an instrument is made, never after.
 */
public final class Inactivity implements Stateful
{
    private static final double WHOLE_BPS = 10_000;
    private static final int SIDES = 2;

    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final AccountDays days;
    private final Execution execution;
    private final InactivitySink sink;
    private final Param maxDays;
    private final Param guardDays;
    private final Param ping;
    private final Param stopBps;
    private final Param holdNs;
    private final Param sizeMinLots;
    private MarketState[] markets = new MarketState[0];
    private long nextNs = Units.NULL_TIME_NS;
    private int attempts;

    /**
     * The watch of one account.
     *
     * @param portfolio  what it holds.
     * @param parameters its own.
     * @param gateSwitch whether new risk is allowed.
     * @param days       when it traded last.
     * @param execution  that works targets.
     * @param sink       told of each trade that is asked for.
     */
    public Inactivity(
        final Portfolio portfolio,
        final Parameters parameters,
        final GateSwitch gateSwitch,
        final AccountDays days,
        final Execution execution,
        final InactivitySink sink)
    {
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.days = days;
        this.execution = execution;
        this.sink = sink;
        maxDays = parameters.param(ConductParams.INACTIVITY_MAX_DAYS);
        guardDays = parameters.param(ConductParams.INACTIVITY_GUARD_DAYS);
        ping = parameters.param(ConductParams.INACTIVITY_PING);
        stopBps = parameters.param(ConductParams.INACTIVITY_STOP_BPS);
        holdNs = parameters.param(ConductParams.INACTIVITY_HOLD_NS);
        sizeMinLots = parameters.param(RiskParams.ORDER_SIZE_MIN_LOTS);
    }

    /**
     * An instrument may be traded from here on.
     *
     * @param market of it.
     */
    public void onInstrument(final MarketState market)
    {
        markets = Arrays.copyOf(markets, markets.length + 1);
        markets[markets.length - 1] = market;
    }

    /**
     * Time passed. Looks once a minute; after every instrument and side was tried in vain, once an hour.
     *
     * @param nowNs core time.
     */
    public void onTime(final long nowNs)
    {
        if (nowNs < nextNs || !isAsked() || !isIdle(nowNs))
        {
            return;
        }
        nextNs = nowNs + DayClock.MINUTE_NS;
        if (gateSwitch.isOpen() && isFlat() && !isWorked())
        {
            attempt(nowNs);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nextNs = state.visit(nextNs);
        attempts = state.visit(attempts);
    }

    private boolean isAsked()
    {
        return ping.isSet() && ping.asBool() && guardDays.isSet() && stopBps.isSet() && holdNs.isSet() &&
            sizeMinLots.isSet() && markets.length > 0;
    }

    private boolean isIdle(final long nowNs)
    {
        return days.isKnown() && nowNs - days.lastTradeNs() >= guardDays.asLong() * DayClock.DAY_NS;
    }

    private void attempt(final long nowNs)
    {
        final MarketState market = markets[attempts / SIDES % markets.length];
        final boolean isBuy = 0 == attempts % SIDES;
        attempts++;
        if (0 == attempts % (SIDES * markets.length))
        {
            nextNs = nowNs + 60 * DayClock.MINUTE_NS;
        }
        final long referenceTicks = market.referenceTicks();
        if (market.isTradable() && Units.NULL_TICKS != referenceTicks)
        {
            final long targetLots = isBuy ? sizeMinLots.asLong() : -sizeMinLots.asLong();
            final long stopTicks = stopTicks(referenceTicks, isBuy);
            sink.onInactivityPing(portfolio.accountId(), market.instrument().id(), targetLots, stopTicks,
                holdNs.asLong(), days.lastTradeNs(),
                maxDays.isSet() ? maxDays.asLong() * DayClock.DAY_NS : Units.NULL_TIME_NS);
            execution.onTarget(
                market, targetLots, stopTicks, Units.NULL_TICKS, holdNs.asLong(), Units.NULL_TICKS, nowNs);
        }
    }

    /** A tick away at least, and above zero. */
    private long stopTicks(final long referenceTicks, final boolean isBuy)
    {
        final long awayTicks = Math.max(1, (long)Math.ceil(referenceTicks * stopBps.asDouble() / WHOLE_BPS));
        return isBuy ? Math.max(1, referenceTicks - awayTicks) : referenceTicks + awayTicks;
    }

    private boolean isFlat()
    {
        if (0 != portfolio.workingOrders().size())
        {
            return false;
        }
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            if (0 != portfolio.positionAt(i).lots())
            {
                return false;
            }
        }
        return true;
    }

    /** Between two slices, or while it waits for its price, an order works though nothing of it is at the venue. */
    private boolean isWorked()
    {
        for (final MarketState market : markets)
        {
            if (execution.parent(market).isActive())
            {
                return true;
            }
        }
        return false;
    }
}
