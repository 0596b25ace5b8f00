package io.petrel.sim;

import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.sim.agents.AgentExchange;
import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import io.petrel.sim.exchange.BookListener;
import io.petrel.sim.exchange.EndReason;
import io.petrel.venue.port.Venue;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A venue with a market of its own: a real matching book in which seeded agents trade with each other and with us. Its
 * market data and its reports come out of {@link #poll} in time order; an order sent at {@code t} enters the book at
 * {@code t + orderLatency}, and from then on it is an order like any other.
 *
 * <pre>
 *   NewOrder, CancelOrder, ReplaceOrder ──+ order latency──> OwnOrders ──> book <── agents
 *   ExecutionReport <──+ report latency── Reports <──────────────┘           │
 *   Trade, TopOfBook, BookDelta, BookSnapshot <──+ feed latency── MarketPublisher
 * </pre>
 *
 * Never simulated beyond the next delivery, since what is delivered may make us send an order. Of things at the same
 * moment faults and expiries of our orders come first, then our questions, requests, the agents' expiries and agents,
 * then the beat of the depth. Engine thread only.
 */
public final class MatchingVenue implements SimulatedVenue
{
    private static final int SECTION = 0x4D564E55;
    private static final long NS_PER_US = 1_000;
    private static final long NS_PER_MS = 1_000_000;

    private final MarketQueue marketQueue = new MarketQueue();
    private final VenueClock clock = new VenueClock();
    private final Latencies latencies;
    private final FeeSchedule fees;
    private final long startNs;
    private final UnsafeBuffer definition;
    private final OrderIds ids;
    private final VenueInstrument at;
    private final Reports reports;
    private final VenueLedger ledger;
    private final OrderSession session;
    private final AgentExchange exchange;
    private final MarketPublisher publisher;
    private final Faults faults;
    private final Expiries expiries;
    private final OwnOrders own;
    private boolean isOpen;
    private long polledTimeNs = Units.NULL_TIME_NS;
    private boolean hasPolledMarket;

    /**
     * A venue before its market opens.
     *
     * @param settings   of order entry: latencies, fees, filters, limits, capabilities, rejects and outages.
     * @param market     of the agents.
     * @param definition encoded {@code InstrumentDefinition} of the one instrument, header first; its rule is
     *                   BINANCE_SPOT and its depth kind DEPTH. Copied.
     * @param length     of it.
     * @throws IllegalArgumentException see {@link #requireApplicable}.
     */
    public MatchingVenue(
        final SimSettings settings, final MarketSettings market, final DirectBuffer definition, final int length)
    {
        requireApplicable(settings);
        this.definition = new UnsafeBuffer(new byte[length]);
        this.definition.putBytes(0, definition, 0, length);
        latencies = new Latencies(settings.latency());
        fees = new FeeSchedule(settings.fees());
        startNs = market.startNs();
        final OrderPool pool = new OrderPool();
        ids = new OrderIds(settings.rememberedOrders());
        final VenueInstruments instruments = new VenueInstruments(settings, pool, ids);
        at = instruments.define(new InstrumentDefinitionDecoder()
            .wrapAndApplyHeader(this.definition, 0, new MessageHeaderDecoder()));
        ledger = new VenueLedger(instruments.definitions());
        reports = new Reports(latencies, ledger);
        exchange = new AgentExchange(market, new Hearing());
        final Fills fills = new Fills(settings.margin(), fees, ids, reports);
        expiries = new Expiries(instruments, fills);
        faults = new Faults(settings.faults(), instruments, reports, fills);
        own = new OwnOrders(
            at,
            exchange,
            ids,
            pool,
            reports,
            fills,
            expiries,
            new OrderFilters(settings),
            new RateLimiter(settings.rateLimit()),
            faults);
        session = new OrderSession(clock, latencies, ledger, reports, faults, own::onRequest);
        publisher = new MarketPublisher(
            marketQueue,
            at.instrument.id(),
            NS_PER_US * market.count(MarketParam.FEED_LATENCY_US),
            NS_PER_MS * market.count(MarketParam.DEPTH_INTERVAL_MS),
            market.count(MarketParam.PRICE_COUNT));
    }

    /**
     * Checks that a configuration of the venue asks for nothing that a market of agents does not have: assumptions that
     * stand in for a real book, and what only a recorded market tells.
     *
     * @param settings of the venue.
     * @throws IllegalArgumentException naming the first such setting and how to mend it.
     */
    public static void requireApplicable(final SimSettings settings)
    {
        final String real = "orders stand in a real book";
        require(QueueSettings.DEFAULT.equals(settings.queue()), "queue", real);
        require(SlippageSettings.DEFAULT.equals(settings.slippage()), "slippage", real);
        require(!settings.impact().isOn(), "impact", real);
        require(LatencyModel.FEED != settings.latency().model(), "latency.model: feed", "its feed has one latency");
        require(!settings.margin().isOn(), "margin.initial", "nobody liquidates there");
        require(0 == settings.faults().haltEveryNs(), "faults.halt_every_ns", "its agents do not halt");
    }

    @Override
    public boolean makesMarket()
    {
        return true;
    }

    @Override
    public boolean hasPolledMarket()
    {
        return hasPolledMarket;
    }

    @Override
    public Venue orders()
    {
        return session;
    }

    @Override
    public void onMarket(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        // It is this venue that said it.
    }

    @Override
    public int poll(final long nowNs, final MutableDirectBuffer buffer, final int offset)
    {
        while (true)
        {
            final long deliveryNs = nextDeliveryNs();
            final long actNs = nextActNs();
            if (actNs <= nowNs && actNs <= deliveryNs)
            {
                act(actNs);
            }
            else
            {
                return deliveryNs <= nowNs ? deliver(deliveryNs, buffer, offset) : 0;
            }
        }
    }

    @Override
    public long polledTimeNs()
    {
        return polledTimeNs;
    }

    @Override
    public long nextDueNs()
    {
        return Math.min(nextActNs(), nextDeliveryNs());
    }

    /**
     * Displayed lots that stand before one of our orders in the book.
     *
     * @param clientOrderId of the order.
     * @return lots, {@link Units#NULL_LOTS} when it does not rest in the book.
     */
    public long aheadLots(final long clientOrderId)
    {
        return own.aheadLots(clientOrderId);
    }

    /**
     * The venue's own count of an account's net position.
     *
     * @param accountId of the account.
     * @return lots, negative when short.
     */
    public long netLots(final int accountId)
    {
        return at.positions.netLots(accountId);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        isOpen = state.visit(isOpen);
        clock.visitState(state);
        polledTimeNs = state.visit(polledTimeNs);
        hasPolledMarket = state.visit(hasPolledMarket);
        session.visitState(state);
        ids.visitState(state);
        at.visitState(state);
        reports.visitState(state);
        latencies.visitState(state);
        fees.visitState(state);
        ledger.visitState(state);
        exchange.visitState(state);
        publisher.visitState(state);
        faults.visitState(state);
        expiries.visitState(state);
        own.visitState(state);
    }

    private static void require(final boolean isApplicable, final String key, final String reason)
    {
        if (!isApplicable)
        {
            throw new IllegalArgumentException("venue." + key + " does not apply to a market that agents make: " +
                reason + "; leave it at its default, or name another venue file");
        }
    }

    private long nextDeliveryNs()
    {
        return Math.min(
            session.nextDeliveryNs(),
            marketQueue.isEmpty() ? Long.MAX_VALUE : marketQueue.firstDeliveryNs());
    }

    private long nextActNs()
    {
        final long oursNs = Math.min(expiries.nextNs(), session.nextArrivalNs());
        final long othersNs = Math.min(faults.nextNs(), Math.min(exchange.nextNs(), publisher.depthDueNs()));
        return isOpen ? Math.min(oursNs, othersNs) : startNs;
    }

    private void act(final long actNs)
    {
        final long reachedNs = clock.reach(actNs);
        if (!isOpen)
        {
            isOpen = true;
            faults.start(startNs);
            exchange.open();
            publisher.open(startNs, definition, definition.capacity(), exchange.book());
        }
        else if (faults.nextNs() <= actNs)
        {
            session.onFault(reachedNs);
        }
        else if (expiries.nextNs() <= actNs)
        {
            expiries.onTime(reachedNs);
        }
        else if (session.nextArrivalNs() <= actNs)
        {
            session.onArrival(reachedNs);
        }
        else if (exchange.nextNs() == actNs)
        {
            exchange.step();
        }
        else
        {
            publisher.onDepthDue(exchange.book());
        }
        own.settle(actNs);
        publisher.onBook(actNs, exchange.book());
    }

    /** A report before market data of the same moment. */
    private int deliver(final long deliveryNs, final MutableDirectBuffer buffer, final int offset)
    {
        polledTimeNs = deliveryNs;
        hasPolledMarket = session.nextDeliveryNs() > deliveryNs;
        return hasPolledMarket ? marketQueue.removeFirst(buffer, offset) : session.deliver(buffer, offset);
    }

    /**
     * Hears the book: the public is told of trades and levels, we of our orders; of their admission and replacement we
     * were told when the request arrived. Nobody leaves stops in the book.
     */
    private final class Hearing implements BookListener
    {
        @Override
        public void onTrade(final int takerSlot, final int makerSlot, final long priceTicks, final long lots)
        {
            final boolean isBuyer = exchange.book().orders().isBuy(takerSlot);
            publisher.onTrade(exchange.nowNs(), isBuyer, priceTicks, lots);
            own.onTrade(takerSlot, makerSlot, priceTicks, lots, exchange.nowNs());
        }

        @Override
        public void onEnded(final int slot, final EndReason reason)
        {
            own.onEnded(slot, reason, exchange.nowNs());
        }

        @Override
        public void onLevel(final boolean isBid, final long priceTicks)
        {
            publisher.onLevel(isBid, priceTicks);
        }
    }
}
