package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.IntentSink;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Checks every intent against every rule, in the order of the schema, tells the verdict, and sends what passed.
 * Nothing else can send: the order port is held here only, and what it takes only this package can make.
 *
 * <p>An order that can only shrink a position (see {@link Exposure}; the gate's own finding, not the intent's word)
 * is not bound by ORDER_SIZE but its being positive, nor by ORDER_NOTIONAL, POSITION, DRAWDOWN and OPEN_ORDERS (but
 * the table's capacity): these limit risk, and must not keep it on. It is bound by all others: the price band guards
 * against a wrong price, the rate against the venue's ban and runaway loops, and no order leaves on an unsafe market.
 * Exits and flattening then wait: execution proposes them again once the market is safe.
 *
 * <p>Enters: intents. Leaves: one verdict for each, and at most one order, which leaves before its verdict is told.
 * Pipeline thread only; allocates nothing.
 */
public final class Gate implements IntentSink, Stateful
{
    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final OrderIds ids;
    private final OrderPort orders;
    private final VerdictSink verdicts;
    private final Limits limits;
    private final RuleBook rules;
    private final RateWindow rate = new RateWindow();
    private final Exposure exposure = new Exposure();
    private final Verdict verdict = new Verdict();
    private final ApprovedOrder approved = new ApprovedOrder();
    private long nowNs;
    private long approvals;
    private long refusals;

    /**
     * The gate of one account.
     *
     * @param portfolio  of the account.
     * @param parameters holds {@link RiskParams}.
     * @param gateSwitch of the account.
     * @param ids        of the orders of all accounts.
     * @param orders     the only way out.
     * @param verdicts   told of every intent.
     */
    public Gate(
        final Portfolio portfolio,
        final Parameters parameters,
        final GateSwitch gateSwitch,
        final OrderIds ids,
        final OrderPort orders,
        final VerdictSink verdicts)
    {
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.ids = ids;
        this.orders = orders;
        this.verdicts = verdicts;
        this.limits = new Limits(parameters);
        this.rules = new RuleBook(portfolio, parameters, verdicts);
    }

    /**
     * Begins an inbound event: times are its time. Call before anything else of the account sees the event.
     *
     * @param eventNowNs core time.
     */
    public void beginEvent(final long eventNowNs)
    {
        nowNs = eventNowNs;
        rules.beginEvent(nowNs);
    }

    @Override
    public void onIntent(final OrderIntent intent)
    {
        verdict.begin(clientOrderId(intent), intent);
        exposure.of(intent, portfolio);
        check(intent);
        if (!verdict.isApproved() && !isReplacement(intent) && rules.mayShrink(verdict.rule(), intent.purpose()))
        {
            shrink(intent, verdict.clientOrderId());
        }
        final int place = verdicts.place();
        if (verdict.isApproved())
        {
            send(intent);
        }
        else
        {
            refusals++;
        }
        verdicts.onVerdict(verdict, place);
    }

    @Override
    public void onCancelIntent(final long clientOrderId)
    {
        orders.cancel(clientOrderId, nowNs);
    }

    @Override
    public boolean admitsEntries()
    {
        return gateSwitch.admits(OrderPurpose.ENTRY, false);
    }

    @Override
    public boolean admitsClosing(final OrderPurpose purpose)
    {
        return gateSwitch.admits(purpose, true);
    }

    /**
     * Takes back what works, oldest first, but for exits at the venue: these are the position's, protect it, and open
     * nothing. Where everything is to be closed, execution takes them back once what closes instead may leave.
     */
    void cancelOrders()
    {
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (!order.isLeg())
            {
                orders.cancel(order.clientOrderId(), nowNs);
            }
        }
    }

    /** Takes back every working order that would open or add to a position, oldest first. */
    void cancelEntries()
    {
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (OrderPurpose.ENTRY == order.purpose())
            {
                orders.cancel(order.clientOrderId(), nowNs);
            }
        }
    }

    /** {@return the rules of the account} */
    public RuleBook rules()
    {
        return rules;
    }

    /** {@return orders approved so far} */
    public long approvals()
    {
        return approvals;
    }

    /** {@return intents refused so far} */
    public long refusals()
    {
        return refusals;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nowNs = state.visit(nowNs);
        approvals = state.visit(approvals);
        refusals = state.visit(refusals);
        rate.visitState(state);
        rules.visitState(state);
    }

    Limits limits()
    {
        return limits;
    }

    long nowNs()
    {
        return nowNs;
    }

    /** Removes a rule: for tests that prove that its absence would be noticed. */
    void remove(final RuleId rule)
    {
        verdict.remove(rule);
    }

    private void send(final OrderIntent intent)
    {
        approvals++;
        rate.add(nowNs);
        approved.of(verdict.clientOrderId(), intent, rules.dayEndNs(nowNs));
        rules.onSent(intent, !exposure.isReducing(), isReplacement(intent), nowNs);
        if (isReplacement(intent))
        {
            orders.replace(approved, nowNs);
            return;
        }
        reserve();
        orders.send(approved, nowNs);
    }

    private void reserve()
    {
        final WorkingOrders working = portfolio.workingOrders();
        final Position position = portfolio.position(approved.instrument());
        if (approved.isLeg())
        {
            working.reserveLeg(approved.clientOrderId(), position, approved.side(), approved.purpose(),
                approved.priceTicks(), approved.stopPriceTicks(), approved.groupId(), approved.sizeLots(), nowNs);
        }
        else
        {
            working.reserve(approved.clientOrderId(), position, approved.side(), approved.purpose(),
                approved.isPostOnly(), approved.priceTicks(), approved.sizeLots(), nowNs);
        }
    }

    private long clientOrderId(final OrderIntent intent)
    {
        return isReplacement(intent) ? intent.replacesOrderId() : ids.next();
    }

    /** Finds the largest size that passes, by halving; if the smallest lawful one does not, the refusal stands. */
    private void shrink(final OrderIntent intent, final long id)
    {
        final long askedLots = intent.sizeLots();
        long passing = Math.max(1, limits.orderSizeMinLots());
        long failing = askedLots;
        if (passing >= askedLots || !passes(intent, id, passing))
        {
            passes(intent, id, askedLots);
            return;
        }
        while (failing - passing > 1)
        {
            final long middle = passing + (failing - passing) / 2;
            if (passes(intent, id, middle))
            {
                passing = middle;
            }
            else
            {
                failing = middle;
            }
        }
        passes(intent, id, passing);
        verdict.asked(askedLots);
    }

    private boolean passes(final OrderIntent intent, final long id, final long sizeLots)
    {
        verdict.begin(id, intent.ofSize(sizeLots));
        exposure.of(intent, portfolio);
        check(intent);
        return verdict.isApproved();
    }

    /** The rules in the order of the schema. */
    private void check(final OrderIntent intent)
    {
        final boolean takesRisk = !exposure.isReducing();
        final long referenceTicks = intent.market().referenceTicks();
        checkOpen(intent, takesRisk);
        checkMarket(intent.market());
        checkShort(intent);
        checkPriceBand(intent, referenceTicks);
        checkSize(intent, takesRisk);
        checkNotionals(intent, takesRisk, referenceTicks);
        checkRate(intent);
        checkDrawdown(takesRisk);
        verdict.record(RuleId.NO_REFERENCE_PRICE, referenceTicks, 1, referenceTicks > 0);
        checkOpenOrders(takesRisk);
        if (takesRisk)
        {
            rules.check(intent, exposure, verdict, isMeasurable(intent, referenceTicks), nowNs);
        }
    }

    /** Whether price and size make sense, so that money can be computed from them. */
    private boolean isMeasurable(final OrderIntent intent, final long referenceTicks)
    {
        return referenceTicks > 0 && intent.priceTicks() > 0 && intent.sizeLots() > 0 &&
            intent.sizeLots() <= limits.orderSizeMaxLots();
    }

    private void checkOpen(final OrderIntent intent, final boolean takesRisk)
    {
        verdict.record(RuleId.GATE_CLOSED, gateSwitch.reasons(), 0, gateSwitch.admits(intent.purpose(), !takesRisk));
        final boolean isOurs = intent.accountId() == portfolio.accountId() && portfolio.isOpen();
        final int missing = limits.missing(takesRisk) + (takesRisk ? rules.missing() : 0) + (isOurs ? 0 : 1) +
            (hasEnd(intent) ? 0 : 1);
        verdict.record(RuleId.NOT_CONFIGURED, missing, 0, 0 == missing);
    }

    private void checkMarket(final MarketState market)
    {
        final InstrumentState state = market.instrument().state();
        final boolean isTradable = market.isTradable();
        final InstrumentState wanted = InstrumentState.TRADING;
        verdict.record(RuleId.INSTRUMENT_STATE, state.value(), wanted.value(), wanted == state);
        verdict.record(RuleId.BOOK_UNSAFE, isTradable ? 1 : 0, 1, isTradable);
    }

    private void checkShort(final OrderIntent intent)
    {
        final boolean isSpot = ContractType.SPOT == intent.market().instrument().contractType();
        final boolean applies = isSpot && Side.SELL == intent.side();
        final long worstLots = exposure.worstLots();
        final long limitLots = applies ? 0 : Verdict.NOT_APPLIED;
        verdict.record(RuleId.SHORT_NOT_ALLOWED, worstLots, limitLots, !applies || worstLots >= 0);
    }

    private void checkPriceBand(final OrderIntent intent, final long referenceTicks)
    {
        if (referenceTicks <= 0)
        {
            verdict.record(RuleId.PRICE_BAND, Verdict.NOT_MEASURED, Verdict.NOT_APPLIED, true);
            return;
        }
        final boolean isLeg = exposure.isReducing() && intent.isLeg();
        final long bandTicks = isForced(intent) ?
            limits.exitBandTicks(referenceTicks, otherSideTicks(intent)) : limits.priceBandTicks(referenceTicks);
        final long ticks = isLeg && Units.NULL_TICKS == intent.priceTicks() ?
            intent.stopPriceTicks() : intent.priceTicks();
        final boolean isPriced = ticks > 0;
        final long distanceTicks = !isPriced ? Verdict.NOT_MEASURED :
            isLeg ? actingTicks(intent, referenceTicks) : Math.abs(ticks - referenceTicks);
        verdict.record(RuleId.PRICE_BAND, distanceTicks, bandTicks, isPriced && isAtMost(distanceTicks, bandTicks));
    }

    /**
     * How far into the market a leg of a bracket would act at once. It waits away from the market by design, as far as
     * its position's stop or target is; only one that would trade on arrival can do so at a wrong price.
     */
    private static long actingTicks(final OrderIntent intent, final long referenceTicks)
    {
        final boolean isStop = Units.NULL_TICKS != intent.stopPriceTicks();
        final long ticks = isStop ? intent.stopPriceTicks() : intent.priceTicks();
        final boolean actsAbove = isStop != (Side.BUY == intent.side());
        return Math.max(0, actsAbove ? ticks - referenceTicks : referenceTicks - ticks);
    }

    private void checkSize(final OrderIntent intent, final boolean takesRisk)
    {
        final long sizeLots = intent.sizeLots();
        final long minLots = limits.orderSizeMinLots();
        final long maxLots = limits.orderSizeMaxLots();
        if (!takesRisk)
        {
            verdict.record(RuleId.ORDER_SIZE, sizeLots, Verdict.NOT_APPLIED, sizeLots > 0);
        }
        else
        {
            final boolean isTooSmall = sizeLots <= 0 || sizeLots < minLots;
            final boolean passes = !isTooSmall && isAtMost(sizeLots, maxLots);
            verdict.record(RuleId.ORDER_SIZE, sizeLots, isTooSmall ? minLots : maxLots, passes);
        }
    }

    /** Money is computed only for sizes that passed: beyond, it could overflow. */
    private void checkNotionals(final OrderIntent intent, final boolean takesRisk, final long referenceTicks)
    {
        final boolean isSized = !takesRisk || intent.sizeLots() > 0 && intent.sizeLots() <= limits.orderSizeMaxLots();
        final long priceTicks = isSized ? worstPriceTicks(intent, referenceTicks) : Units.NULL_TICKS;
        final Instrument instrument = intent.market().instrument();
        checkMoney(RuleId.ORDER_NOTIONAL, instrument, priceTicks, intent.sizeLots(),
            takesRisk ? limits.orderNotionalMaxE8(portfolio) : Verdict.NOT_APPLIED);
        checkMoney(RuleId.POSITION, instrument, priceTicks, Math.abs(exposure.worstLots()),
            takesRisk ? limits.positionMaxE8(portfolio) : Verdict.NOT_APPLIED);
    }

    private void checkMoney(
        final RuleId rule, final Instrument instrument, final long priceTicks, final long lots, final long limitE8)
    {
        if (Units.NULL_TICKS == priceTicks)
        {
            verdict.record(rule, Verdict.NOT_MEASURED, limitE8, true);
            return;
        }
        final long notionalE8 = instrument.contract().notionalE8(priceTicks, lots);
        verdict.record(rule, notionalE8, limitE8, isAtMost(notionalE8, limitE8));
    }

    private void checkRate(final OrderIntent intent)
    {
        final long windowNs = limits.rateWindowNs();
        final long maxOrders = limits.rateMaxOrders();
        if (Verdict.NOT_APPLIED == windowNs || Verdict.NOT_APPLIED == maxOrders)
        {
            verdict.record(RuleId.RATE, Verdict.NOT_MEASURED, Verdict.NOT_APPLIED, true);
            return;
        }
        final long sent = rate.count(nowNs, windowNs);
        final long mostOrders = follows(intent) ? maxOrders / 2 : maxOrders;
        verdict.record(RuleId.RATE, sent, mostOrders, sent < mostOrders && Units.NULL_ID != verdict.clientOrderId());
    }

    /**
     * Whether a leg of a bracket follows its position. A position of many fills, or a stop that trails, has it changed
     * as often: that takes half of the rate at most, so that the order that closes still leaves. One that makes room
     * for such an order is none of these.
     */
    private boolean follows(final OrderIntent intent)
    {
        return intent.isLeg() && !(isReplacement(intent) && intent.sizeLots() < exposure.replacedLots());
    }

    private void checkDrawdown(final boolean takesRisk)
    {
        final long limitE8 = takesRisk ? limits.drawdownKillE8(portfolio) : Verdict.NOT_APPLIED;
        final long drawdownE8 = portfolio.drawdownE8();
        verdict.record(RuleId.DRAWDOWN, drawdownE8, limitE8, Verdict.NOT_APPLIED == limitE8 || drawdownE8 < limitE8);
    }

    private void checkOpenOrders(final boolean takesRisk)
    {
        final long working = takesRisk ? exposure.workingOrders() : portfolio.workingOrders().size();
        final long maxOrders = takesRisk ? limits.openOrdersMax() : WorkingOrders.CAPACITY;
        verdict.record(RuleId.OPEN_ORDERS, working, maxOrders, Verdict.NOT_APPLIED == maxOrders || working < maxOrders);
    }

    /** The dearer of limit and reference: for an inverse contract that is the lower. */
    private static long worstPriceTicks(final OrderIntent intent, final long referenceTicks)
    {
        if (referenceTicks <= 0 || intent.priceTicks() <= 0)
        {
            return Units.NULL_TICKS;
        }
        return ContractType.INVERSE == intent.market().instrument().contractType() ?
            Math.min(intent.priceTicks(), referenceTicks) : Math.max(intent.priceTicks(), referenceTicks);
    }

    /** Whether the position must be closed: then the other side of the market is a lawful price however far it is. */
    private boolean isForced(final OrderIntent intent)
    {
        return exposure.isReducing() && OrderPurpose.ENTRY != intent.purpose() && OrderPurpose.EXIT != intent.purpose();
    }

    private static long otherSideTicks(final OrderIntent intent)
    {
        return Side.BUY == intent.side() ? intent.market().bestAskTicks() : intent.market().bestBidTicks();
    }

    /** A DAY order needs a day: a zone that is named must be known, now and at its next reset. */
    private boolean hasEnd(final OrderIntent intent)
    {
        return TimeInForce.DAY != intent.timeInForce() || Units.NULL_TIME_NS != rules.dayEndNs(nowNs);
    }

    private static boolean isReplacement(final OrderIntent intent)
    {
        return Units.NULL_ID != intent.replacesOrderId();
    }

    private static boolean isAtMost(final long value, final long limit)
    {
        return Verdict.NOT_APPLIED == limit || value <= limit;
    }
}
