package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.venue.port.Venue;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A venue that replays a recorded market and answers our orders in virtual time, which is the ingest time of events.
 * The host calls {@link #poll} until it returns 0, handing each report to the core, then {@link #onMarket} with the
 * next event, then the core. Engine thread only; allocates nothing once its arrays have grown to the most orders,
 * reports and levels in use.
 * <p>
 * An order sent at {@code t} is matched at {@code t + orderLatency} on the market as of then, before a market event of
 * that same time; its report is delivered {@code reportLatency} after the match. What happens is a function of the
 * calls alone: driving a new instance with the same calls gives the same reports and the same state hash. How often the
 * host polls in between changes nothing.
 */
public final class SimVenue implements SimulatedVenue
{
    /** "SIMV". */
    private static final int SECTION = 0x53494D56;

    private final VenueClock clock = new VenueClock();
    private final Latencies latencies;
    private final FeeSchedule fees;
    private final OrderIds ids;
    private final VenueInstruments instruments;
    private final Reports reports;
    private final OrderEntry entry;
    private final MarketAdapter market;
    private final MarginDesk margin;
    private final Funding funding;
    private final Faults faults;
    private final VenueLedger ledger;
    private final OrderSession session;
    private final Expiries expiries;
    private long polledTimeNs = Units.NULL_TIME_NS;
    private boolean readsBooks;

    /**
     * A venue without instruments; the tape defines them.
     *
     * @param settings latencies, fees and assumptions.
     */
    public SimVenue(final SimSettings settings)
    {
        final OrderPool pool = new OrderPool();
        latencies = new Latencies(settings.latency());
        fees = new FeeSchedule(settings.fees());
        ids = new OrderIds(settings.rememberedOrders());
        instruments = new VenueInstruments(settings, pool, ids);
        ledger = new VenueLedger(instruments.definitions());
        reports = new Reports(latencies, ledger);
        final Fills fills = new Fills(settings.margin(), fees, ids, reports);
        final LevelTaker taker = new LevelTaker(fills);
        final Matcher matcher = new Matcher(fills, taker, pool);
        final StopTriggers triggers = new StopTriggers(reports, matcher);
        margin = new MarginDesk(settings.margin(), instruments, fills, taker, ids, pool);
        funding = new Funding(settings.margin(), instruments, reports, margin);
        faults = new Faults(settings.faults(), instruments, reports, fills);
        expiries = new Expiries(instruments, fills);
        entry = new OrderEntry(
            instruments,
            ids,
            pool,
            reports,
            fills,
            matcher,
            triggers,
            new OrderFilters(settings),
            new RateLimiter(settings.rateLimit()),
            margin,
            faults,
            expiries);
        session = new OrderSession(clock, latencies, ledger, reports, faults, entry::onRequest);
        market = new MarketAdapter(
            settings.feeds(),
            latencies,
            instruments,
            entry,
            new RestingMatching(settings.queue(), fills, taker),
            triggers,
            new BarMatching(fills, reports),
            fills,
            funding,
            margin,
            faults);
    }

    @Override
    public boolean readBooks(final BookSource books)
    {
        instruments.readBooks(books);
        readsBooks = true;
        return true;
    }

    @Override
    public Venue orders()
    {
        return session;
    }

    @Override
    public boolean makesMarket()
    {
        return false;
    }

    @Override
    public boolean hasPolledMarket()
    {
        return false;
    }

    /**
     * One inbound event of the tape. Orders that arrive by then are matched first, on the market before it.
     *
     * @param nowNs  ingest time of the event; never falls.
     * @param buffer that holds the message.
     * @param offset of its SBE header.
     * @param length of header and body.
     * @throws IllegalStateException when it reads the core's books, which have the event already, and something was
     *                               due before it.
     */
    @Override
    public void onMarket(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        while (nextActionNs() <= nowNs)
        {
            if (readsBooks)
            {
                throw new IllegalStateException("something of the venue was due at " + nextActionNs() +
                    ", before the event at " + nowNs + " that the books already show");
            }
            act();
        }
        final long reachedNs = clock.reach(nowNs);
        faults.start(reachedNs);
        market.onEvent(reachedNs, buffer, offset);
    }

    /**
     * Lets time pass up to {@code nowNs} or to the next report, whichever is first. Arrivals and deliveries happen in
     * time order; an arrival comes before a delivery of the same time.
     *
     * @param nowNs  virtual time to reach.
     * @param buffer takes the report.
     * @param offset of its SBE header in the buffer.
     * @return length of header and body of an {@code ExecutionReport}, {@code OrderStatusReport}, {@code VenueView},
     *         {@code VenueStatus} or {@code FundingCharge}; 0 when none is due.
     */
    @Override
    public int poll(final long nowNs, final MutableDirectBuffer buffer, final int offset)
    {
        while (true)
        {
            final long actionNs = nextActionNs();
            final long deliveryNs = session.nextDeliveryNs();
            if (actionNs <= nowNs && actionNs <= deliveryNs)
            {
                act();
            }
            else if (deliveryNs <= nowNs)
            {
                polledTimeNs = deliveryNs;
                return session.deliver(buffer, offset);
            }
            else
            {
                return 0;
            }
        }
    }

    /**
     * When the report just polled was delivered: its ingest time.
     *
     * @return ns since the Unix epoch, {@link Units#NULL_TIME_NS} before the first report.
     */
    @Override
    public long polledTimeNs()
    {
        return polledTimeNs;
    }

    /**
     * When something of ours is due next: an order's arrival or a message's delivery. A host without further market
     * events polls up to here to let the venue finish.
     *
     * @return ns since the Unix epoch, {@link Long#MAX_VALUE} when nothing is on its way.
     */
    @Override
    public long nextDueNs()
    {
        return Math.min(session.nextArrivalNs(), session.nextDeliveryNs());
    }

    /**
     * The venue's own count of an account's net position.
     *
     * @param instrumentId of the instrument.
     * @param accountId    of the account.
     * @return lots, negative when short; 0 when the instrument is not known.
     */
    public long netLots(final int instrumentId, final int accountId)
    {
        final VenueInstrument at = instruments.byId(instrumentId);
        return null == at ? 0 : at.positions.netLots(accountId);
    }

    /**
     * Money of an account as the venue counts it: collateral, cash flow of fills, fees and funding, and positions at
     * the mark.
     *
     * @param instrumentId of an instrument of the wallet.
     * @param accountId    of the account.
     * @return E8 of the settlement currency; {@link Units#NULL_E8} when the instrument is not known or no margin is
     *         kept.
     */
    public long equityE8(final int instrumentId, final int accountId)
    {
        final VenueInstrument at = instruments.byId(instrumentId);
        return null == at ? Units.NULL_E8 : margin.equityOrNullE8(at, accountId);
    }

    /**
     * The mark price at which an account's position is liquidated, all else unchanged.
     *
     * @param instrumentId of the instrument.
     * @param accountId    of the account.
     * @return ticks; {@link Units#NULL_TICKS} when there is no position or none within a factor of ten.
     */
    public long liquidationTicks(final int instrumentId, final int accountId)
    {
        final VenueInstrument at = instruments.byId(instrumentId);
        return null == at ? Units.NULL_TICKS : margin.liquidationTicks(at, accountId);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        clock.visitState(state);
        polledTimeNs = state.visit(polledTimeNs);
        session.visitState(state);
        ids.visitState(state);
        instruments.visitState(state);
        entry.visitState(state);
        reports.visitState(state);
        latencies.visitState(state);
        fees.visitState(state);
        funding.visitState(state);
        faults.visitState(state);
        ledger.visitState(state);
        expiries.visitState(state);
    }

    /** What happens at the venue next: a fault begins or ends, funding, an expiry, a request or a question. */
    private void act()
    {
        final long arrivalNs = session.nextArrivalNs();
        final long expiryNs = Math.min(expiries.nextNs(), arrivalNs);
        final long fundingNs = Math.min(funding.nextNs(), expiryNs);
        final long reachedNs = clock.reach(nextActionNs());
        if (faults.nextNs() <= fundingNs)
        {
            session.onFault(reachedNs);
        }
        else if (funding.nextNs() <= expiryNs)
        {
            funding.onTime(reachedNs);
        }
        else if (expiries.nextNs() <= arrivalNs)
        {
            expiries.onTime(reachedNs);
        }
        else
        {
            session.onArrival(reachedNs);
        }
    }

    private long nextActionNs()
    {
        return Math.min(
            Math.min(session.nextArrivalNs(), expiries.nextNs()), Math.min(faults.nextNs(), funding.nextNs()));
    }
}
