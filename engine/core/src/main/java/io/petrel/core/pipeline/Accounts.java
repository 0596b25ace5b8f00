package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_ACCOUNT;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.Permission;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.risk.AccountsView;
import io.petrel.core.risk.SharedRules;
import io.petrel.core.signal.Decision;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;
import java.util.Arrays;

/**
 * The accounts, in the order in which configuration first named them; what concerns all of them reaches them in that
 * order, in every run. Pipeline thread only; allocates when an account or an instrument is made, never after.
 */
final class Accounts implements AccountsView, DecisionSink, Stateful
{
    private final SharedCore core;
    private final SharedRules rules = new SharedRules();
    private AccountLane[] lanes = new AccountLane[0];
    private MarketState[] markets = new MarketState[0];

    Accounts(final SharedCore core)
    {
        this.core = core;
    }

    int count()
    {
        return lanes.length;
    }

    AccountLane at(final int index)
    {
        return lanes[index];
    }

    /** The account, or null when no configuration named it yet. */
    AccountLane find(final int accountId)
    {
        for (final AccountLane lane : lanes)
        {
            if (lane.accountId() == accountId)
            {
                return lane;
            }
        }
        return null;
    }

    /** The account, made if this is the first word of it. */
    AccountLane named(final int accountId)
    {
        final AccountLane known = find(accountId);
        return null == known ? add(accountId) : known;
    }

    /** The account of a report, by its id or, where the venue names none, by its order; null if it is nobody's. */
    AccountLane ownerOf(final int accountId, final long clientOrderId)
    {
        if (NULL_ACCOUNT != accountId)
        {
            return find(accountId);
        }
        for (final AccountLane lane : lanes)
        {
            if (null != lane.orders().find(clientOrderId))
            {
                return lane;
            }
        }
        return null;
    }

    void beginEvent(final long nowNs)
    {
        for (final AccountLane lane : lanes)
        {
            lane.beginEvent(nowNs);
        }
    }

    void onInstrument(final MarketState market)
    {
        markets = Arrays.copyOf(markets, markets.length + 1);
        markets[markets.length - 1] = market;
        for (final AccountLane lane : lanes)
        {
            lane.onInstrument(market);
        }
    }

    /** The same prices mark what each account holds. */
    void onMarket(final MarketState market)
    {
        final long bidTicks = market.bestBidTicks();
        final long askTicks = market.bestAskTicks();
        final long referenceTicks = market.referenceTicks();
        for (final AccountLane lane : lanes)
        {
            lane.onMarket(market, bidTicks, askTicks, referenceTicks);
        }
    }

    void onClock()
    {
        for (final AccountLane lane : lanes)
        {
            lane.onClock();
        }
    }

    void onTime()
    {
        for (final AccountLane lane : lanes)
        {
            lane.onTime();
        }
    }

    long nextDeadlineNs()
    {
        long nextNs = Deadlines.NEVER;
        for (final AccountLane lane : lanes)
        {
            nextNs = Math.min(nextNs, lane.nextDeadlineNs());
        }
        return nextNs;
    }

    void onDeadline()
    {
        for (final AccountLane lane : lanes)
        {
            lane.onDeadline();
        }
    }

    /** For one account, or for all where {@code accountId} is {@code NULL_ACCOUNT}. */
    void onSwapRate(final MarketState market, final int accountId, final long longRateE12, final long shortRateE12)
    {
        for (final AccountLane lane : lanes)
        {
            if (NULL_ACCOUNT == accountId || lane.accountId() == accountId)
            {
                lane.onSwapRate(market, longRateE12, shortRateE12);
            }
        }
    }

    /** How the venue's session is. */
    void onSession(final VenueState state)
    {
        for (final AccountLane lane : lanes)
        {
            lane.onSession(state);
        }
    }

    /** Returns whether there is such an account. */
    boolean onOrderStatus(final OrderStatusReportDecoder event)
    {
        final AccountLane lane = find(event.accountId());
        if (null != lane)
        {
            lane.onOrderStatus(event);
        }
        return null != lane;
    }

    /** Returns whether there is such an account. */
    boolean onVenueView(final VenueViewDecoder event)
    {
        final AccountLane lane = find(event.accountId());
        if (null != lane)
        {
            lane.onVenueView(event);
        }
        return null != lane;
    }

    /** Returns whether there is such an account; {@code NULL_ACCOUNT} means all, and there may be none. */
    boolean onOperator(final int accountId, final OperatorAction action)
    {
        boolean isKnown = NULL_ACCOUNT == accountId;
        for (final AccountLane lane : lanes)
        {
            if (NULL_ACCOUNT == accountId || lane.accountId() == accountId)
            {
                lane.onOperator(action);
                isKnown = true;
            }
        }
        return isKnown;
    }

    @Override
    public void onDecision(final MarketState market, final FeatureVector features, final Decision decision)
    {
        for (final AccountLane lane : lanes)
        {
            lane.onDecision(market, features, decision);
        }
        // the last first: so the places that the others have kept stay right
        for (int i = lanes.length - 1; i >= 0; i--)
        {
            lanes[i].tellDecision(market.instrument(), features, decision);
        }
    }

    @Override
    public boolean isOpposed(final int accountId, final Instrument instrument, final Side side)
    {
        for (final AccountLane lane : lanes)
        {
            if (lane.accountId() != accountId && lane.portfolio().position(instrument).opposes(side))
            {
                return true;
            }
        }
        return false;
    }

    /**
     * For one account, which is made if this is the first word of it, or, where {@code accountId} is
     * {@code NULL_ACCOUNT}, for all that are or will be made.
     */
    void onInstrumentRule(
        final int accountId, final long symbolHash, final Permission permission, final int sectorId)
    {
        if (NULL_ACCOUNT == accountId)
        {
            rules.onInstrumentRule(symbolHash, permission, sectorId);
        }
        else
        {
            named(accountId).rules().onInstrumentRule(symbolHash, permission, sectorId);
        }
    }

    SharedRules rules()
    {
        return rules;
    }

    /** So many parts of its state are looked at in turns. */
    int touchedParts()
    {
        return lanes.length * AccountLane.TOUCHED_PARTS;
    }

    /** Looks at one of them. */
    void touch(final int part, final StateVisitor state)
    {
        lanes[part / AccountLane.TOUCHED_PARTS].touch(part % AccountLane.TOUCHED_PARTS, state);
    }

    /** Instruments are there before it: a restored account gets its places as it was made. */
    @Override
    public void visitState(final StateVisitor state)
    {
        rules.visitState(state);
        final int count = state.visit(lanes.length);
        for (int i = 0; i < count; i++)
        {
            final int accountId = state.visit(i < lanes.length ? lanes[i].accountId() : NULL_ACCOUNT);
            if (i == lanes.length)
            {
                add(accountId);
            }
            lanes[i].visitState(state);
        }
    }

    private AccountLane add(final int accountId)
    {
        final AccountLane lane = new AccountLane(accountId, core);
        lane.rules().others(this);
        lane.rules().shared(rules);
        for (final MarketState market : markets)
        {
            lane.onInstrument(market);
        }
        lane.beginEvent(core.outbox().nowNs());
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = lane;
        return lane;
    }
}
