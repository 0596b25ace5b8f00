package io.petrel.sim.agents;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.exchange.BookListener;
import io.petrel.sim.exchange.EndReason;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.exchange.Refusal;

/**
 * A book and the agents who trade in it, as one thing that moves through virtual time; others may trade in it too. What
 * happens is told to one listener, and agents learn of every taker, whoever it is. Single thread.
 */
public final class AgentExchange implements Stateful
{
    /** Owners from here on are not agents. */
    public static final int OTHERS = AgentMarket.OWNERS;

    private final MatchingBook book;
    private final AgentMarket agents;
    private final BookListener listener;
    private long nowNs;

    /** The taker whose trades are being added up; none between calls, so no state. */
    private long takerId = Units.NULL_ID;
    private int takerOwner;
    private boolean isTakerBuy;
    private long takenLots;

    /**
     * An exchange before its opening.
     *
     * @param settings of the market.
     * @param listener hears what happens in the book.
     */
    public AgentExchange(final MarketSettings settings, final BookListener listener)
    {
        this.listener = listener;
        book = new MatchingBook(
            1, settings.count(MarketParam.PRICE_COUNT), settings.count(MarketParam.ORDERS_MAX), new Hearing());
        agents = new AgentMarket(settings, book);
        nowNs = settings.startNs();
    }

    /** Fills the book; once, before all else. */
    public void open()
    {
        agents.open();
        conclude();
    }

    /**
     * When something happens by itself next.
     *
     * @return ns.
     */
    public long nextNs()
    {
        return Math.min(book.nextExpiryNs(), agents.nextNs());
    }

    /** Lets the next thing happen: expiries first, then an agent. */
    public void step()
    {
        nowNs = nextNs();
        if (book.nextExpiryNs() == nowNs)
        {
            book.expire(nowNs);
        }
        else
        {
            agents.step();
        }
        conclude();
    }

    /**
     * Somebody else's order arrives.
     *
     * @param timeNs when; not before anything that happened.
     * @param order  what it asks for; its owner is not below {@link #OTHERS}.
     * @return as {@link MatchingBook#submit}.
     */
    public long submit(final long timeNs, final NewOrder order)
    {
        nowNs = timeNs;
        final long id = book.submit(timeNs, order);
        conclude();
        return id;
    }

    /**
     * Somebody else's order is cancelled.
     *
     * @param timeNs when.
     * @param id     of it.
     * @return as {@link MatchingBook#cancel}.
     */
    public Refusal cancel(final long timeNs, final long id)
    {
        nowNs = timeNs;
        return book.cancel(id);
    }

    /**
     * Somebody else's order is changed.
     *
     * @param timeNs       when.
     * @param id           of it.
     * @param newTicks     limit.
     * @param newStopTicks stop.
     * @param newLots      size.
     * @return as {@link MatchingBook#replace}.
     */
    public Refusal replace(
        final long timeNs, final long id, final long newTicks, final long newStopTicks, final long newLots)
    {
        nowNs = timeNs;
        final Refusal refusal = book.replace(id, newTicks, newStopTicks, newLots);
        conclude();
        return refusal;
    }

    /**
     * The book, for reading.
     *
     * @return it.
     */
    public MatchingBook book()
    {
        return book;
    }

    /**
     * When the last thing happened.
     *
     * @return ns.
     */
    public long nowNs()
    {
        return nowNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nowNs = state.visit(nowNs);
        book.visitState(state);
        agents.visitState(state);
    }

    private void conclude()
    {
        if (Units.NULL_ID != takerId)
        {
            agents.onTaker(nowNs, takerOwner, isTakerBuy, takenLots);
            takerId = Units.NULL_ID;
        }
    }

    private void addTaken(final int takerSlot, final long lots)
    {
        final long id = book.orders().id(takerSlot);
        if (takerId != id)
        {
            conclude();
            takerId = id;
            takerOwner = book.orders().owner(takerSlot);
            isTakerBuy = book.orders().isBuy(takerSlot);
            takenLots = 0;
        }
        takenLots += lots;
    }

    /** Lets agents take note of trades before the listener hears of them. */
    private final class Hearing implements BookListener
    {
        @Override
        public void onAccepted(final int slot)
        {
            listener.onAccepted(slot);
        }

        @Override
        public void onTrade(final int takerSlot, final int makerSlot, final long priceTicks, final long lots)
        {
            addTaken(takerSlot, lots);
            agents.onTrade(takerSlot, makerSlot, lots);
            listener.onTrade(takerSlot, makerSlot, priceTicks, lots);
        }

        @Override
        public void onEnded(final int slot, final EndReason reason)
        {
            listener.onEnded(slot, reason);
        }

        @Override
        public void onTriggered(final int slot)
        {
            listener.onTriggered(slot);
        }

        @Override
        public void onReplaced(final int slot)
        {
            listener.onReplaced(slot);
        }

        @Override
        public void onDecremented(final int slot)
        {
            listener.onDecremented(slot);
        }

        @Override
        public void onLevel(final boolean isBid, final long priceTicks)
        {
            listener.onLevel(isBid, priceTicks);
        }
    }
}
