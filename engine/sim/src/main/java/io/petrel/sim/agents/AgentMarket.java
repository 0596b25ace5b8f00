package io.petrel.sim.agents;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.exchange.BookOrders;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.random.SeededRandom;

/**
 * The agents of one book in virtual time. The host asks when the next of them acts and lets it act; between two such
 * moments others may trade in the book, and agents see that. Single thread; a function of the seed and of what others
 * do; allocates nothing.
 *
 * <pre>
 *   takers (Hawkes)   noise, sweeps, slices of parents, momentum, reversion, value, news
 *   makers            quote around a common estimate, cancel, snipe
 *   patient traders   leave limit orders, which end by themselves
 * </pre>
 */
final class AgentMarket implements Stateful
{
    /** Owners below this are agents. */
    static final int OWNERS = 1_000;

    private static final int SECTION = 0x41474D4B;
    private static final int PATIENT = 1;
    private static final int TAKER = 2;
    private static final int FIRST_MAKER = 10;

    private final MatchingBook book;
    private final SeededRandom random;
    private final NewOrder order = new NewOrder();
    private final TakerArrivals arrivals;
    private final ParentOrders parents;
    private final ExpectedSide expected;
    private final PriceView view;
    private final PatientTraders patient;
    private final MarketMaker[] makers;
    private final double[] weights;
    private final double impactTicks;
    private final double takerLots;
    private final double takerLotsLogSd;
    private final double sweepShare;
    private final long sweepTicks;
    private final double valueBandTicks;
    private final double newsTicks;
    private final double newsTail;
    private final double newsPublicShare;
    private final double newsLeast;
    private final double newsExcitement;
    private final double impactSizeMax;
    private final double impactSizeTakers;
    private double meanImpactSize = 1;
    private long takerDueNs;
    private long nowNs;

    /**
     * Agents before their first act.
     *
     * @param settings of the market.
     * @param book     they trade in, empty.
     */
    AgentMarket(final MarketSettings settings, final MatchingBook book)
    {
        this.book = book;
        random = new SeededRandom((long)settings.value(MarketParam.SEED));
        arrivals = new TakerArrivals(settings, random);
        parents = new ParentOrders(settings, random);
        expected = new ExpectedSide(settings);
        view = new PriceView(settings);
        patient = new PatientTraders(settings, book, random, order, PATIENT);
        makers = new MarketMaker[settings.count(MarketParam.MAKER_COUNT)];
        for (int i = 0; i < makers.length; i++)
        {
            makers[i] = new MarketMaker(settings, book, random, order, FIRST_MAKER + i);
        }
        weights = new double[]{
            settings.value(MarketParam.NOISE_WEIGHT),
            settings.value(MarketParam.SLICE_WEIGHT),
            settings.value(MarketParam.MOMENTUM_WEIGHT),
            settings.value(MarketParam.REVERSION_WEIGHT),
            settings.value(MarketParam.VALUE_WEIGHT),
            settings.value(MarketParam.NEWS_WEIGHT)};
        impactTicks = settings.value(MarketParam.IMPACT_TICKS);
        takerLots = settings.value(MarketParam.TAKER_LOTS);
        takerLotsLogSd = settings.value(MarketParam.TAKER_LOTS_LOG_SD);
        sweepShare = settings.value(MarketParam.SWEEP_SHARE);
        sweepTicks = settings.count(MarketParam.SWEEP_TICKS);
        valueBandTicks = settings.value(MarketParam.VALUE_BAND_TICKS);
        newsTicks = settings.value(MarketParam.NEWS_TICKS);
        newsTail = settings.value(MarketParam.NEWS_TAIL);
        newsPublicShare = settings.value(MarketParam.NEWS_PUBLIC_SHARE);
        newsLeast = settings.value(MarketParam.NEWS_LEAST);
        newsExcitement = settings.value(MarketParam.NEWS_EXCITEMENT);
        impactSizeMax = settings.value(MarketParam.IMPACT_SIZE_MAX);
        impactSizeTakers = settings.value(MarketParam.IMPACT_SIZE_TAKERS);
        nowNs = settings.startNs();
        takerDueNs = Long.MAX_VALUE;
    }

    /** Fills the book: what stands in it when the market opens. */
    void open()
    {
        patient.open(nowNs, view);
        for (final MarketMaker maker : makers)
        {
            maker.quote(nowNs, view);
        }
        takerDueNs = arrivals.nextAfter(nowNs);
    }

    /**
     * When the next agent acts.
     *
     * @return ns.
     */
    long nextNs()
    {
        long nextNs = Math.min(takerDueNs, patient.dueNs());
        for (final MarketMaker maker : makers)
        {
            nextNs = Math.min(nextNs, maker.dueNs());
        }
        return nextNs;
    }

    /** Lets the next agent act. Of several at the same moment takers go first, then patient traders, then makers. */
    void step()
    {
        nowNs = nextNs();
        if (takerDueNs == nowNs)
        {
            onTakerDue();
        }
        else if (patient.dueNs() == nowNs)
        {
            patient.act(nowNs, view);
        }
        else
        {
            quoteDue();
        }
    }

    /**
     * Two orders traded, an agent's or another's. Called within the book's call, so it only takes note.
     *
     * @param takerSlot of the taker.
     * @param makerSlot of the maker.
     * @param lots      traded.
     */
    void onTrade(final int takerSlot, final int makerSlot, final long lots)
    {
        final BookOrders orders = book.orders();
        onFill(orders.owner(takerSlot), orders.isBuy(takerSlot), lots);
        onFill(orders.owner(makerSlot), orders.isBuy(makerSlot), lots);
    }

    /**
     * A taker is done with an order that traded: makers learn from it, whoever it was but one of themselves.
     *
     * @param timeNs when.
     * @param owner  of the order.
     * @param isBuy  side of it.
     * @param lots   that it traded at once.
     */
    void onTaker(final long timeNs, final int owner, final boolean isBuy, final long lots)
    {
        if (!isMaker(owner))
        {
            final int side = isBuy ? 1 : -1;
            final double size = Math.min(impactSizeMax, Math.sqrt(lots / takerLots));
            view.moveEstimate(impactTicks * (side * size - expected.forecast() * meanImpactSize), timeNs);
            meanImpactSize += (size - meanImpactSize) / impactSizeTakers;
            expected.onTaker(side);
            for (final MarketMaker maker : makers)
            {
                maker.onTaker(timeNs);
            }
            if (owner >= OWNERS)
            {
                arrivals.excite(timeNs, 1);
                takerDueNs = arrivals.nextAfter(timeNs);
            }
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        random.visitState(state);
        arrivals.visitState(state);
        parents.visitState(state);
        expected.visitState(state);
        view.visitState(state);
        patient.visitState(state);
        for (final MarketMaker maker : makers)
        {
            maker.visitState(state);
        }
        meanImpactSize = state.visit(meanImpactSize);
        takerDueNs = state.visit(takerDueNs);
        nowNs = state.visit(nowNs);
    }

    private void quoteDue()
    {
        for (final MarketMaker maker : makers)
        {
            if (maker.dueNs() == nowNs)
            {
                maker.quote(nowNs, view);
                return;
            }
        }
    }

    private void onTakerDue()
    {
        arrivals.excite(nowNs, 1);
        final long bidTicks = book.bestTicks(true);
        final long askTicks = book.bestTicks(false);
        if (Units.NULL_TICKS != bidTicks && Units.NULL_TICKS != askTicks)
        {
            final double mid = 0.5 * (bidTicks + askTicks);
            view.onMid(mid, nowNs);
            act(mid);
        }
        takerDueNs = arrivals.nextAfter(nowNs);
    }

    /** One of the reasons to take, by their weights. */
    private void act(final double mid)
    {
        switch (pick())
        {
            case 0:
                take(random.isHeads(), random.isChance(sweepShare));
                break;
            case 1:
                take(parents.takeSlice() > 0, false);
                break;
            case 2:
                take(view.trend(mid) > 0, false);
                break;
            case 3:
                take(view.trend(mid) < 0, false);
                break;
            case 4:
                takeTowardsValue(mid);
                break;
            default:
                onNews();
                break;
        }
    }

    private int pick()
    {
        double total = 0;
        for (final double weight : weights)
        {
            total += weight;
        }
        double left = random.uniform() * total;
        int kind = 0;
        while (kind < weights.length - 1 && left >= weights[kind])
        {
            left -= weights[kind++];
        }
        return kind;
    }

    private void takeTowardsValue(final double mid)
    {
        final double gap = view.value() - mid;
        if (Math.abs(gap) > valueBandTicks)
        {
            take(gap > 0, false);
        }
    }

    private void onNews()
    {
        final double jump = newsTicks * (random.pareto(newsTail) - (1 - newsLeast)) * (random.isHeads() ? 1 : -1);
        view.moveValue(jump);
        view.moveEstimate(newsPublicShare * jump, nowNs);
        arrivals.excite(nowNs, newsExcitement);
        for (final MarketMaker maker : makers)
        {
            maker.onTaker(nowNs);
        }
    }

    /** A taker takes no more than the best price shows; a sweep takes what it wants within its reach. */
    private void take(final boolean isBuy, final boolean isSweep)
    {
        final long bestTicks = book.bestTicks(!isBuy);
        final long reachTicks = isSweep ? sweepTicks : 0;
        final long wantedLots = Math.max(1, (long)random.logNormal(takerLots, takerLotsLogSd));
        final long lots = isSweep ? wantedLots * sweepTicks :
            Math.min(wantedLots, book.displayedLots(!isBuy, bestTicks));
        book.submit(nowNs, order.limit(TAKER, 0, isBuy, isBuy ? bestTicks + reachTicks : bestTicks - reachTicks, lots)
            .lifetime(Lifetime.IOC));
    }

    private void onFill(final int owner, final boolean isBuy, final long lots)
    {
        if (isMaker(owner))
        {
            makers[owner - FIRST_MAKER].onFill(isBuy, lots);
        }
    }

    private boolean isMaker(final int owner)
    {
        return owner >= FIRST_MAKER && owner < FIRST_MAKER + makers.length;
    }
}
