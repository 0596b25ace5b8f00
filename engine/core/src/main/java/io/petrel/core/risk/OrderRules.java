package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The rules that bind every order, whatever its account is held to besides: switch, configuration, market, price, size,
 * money, rate, drawdown, number of orders. Recorded in the verdict, in the order of the schema.
 *
 * <p>An order that can only shrink a position (see {@link Exposure}; the gate's own finding, not the intent's word)
 * is not bound by ORDER_SIZE but its being positive, nor by ORDER_NOTIONAL, POSITION, DRAWDOWN and OPEN_ORDERS (but
 * the table's capacity): these limit risk, and must not keep it on. It is bound by all others: the price band guards
 * against a wrong price, the rate against the venue's ban and runaway loops, and no order leaves on an unsafe market.
 * Exits and flattening then wait: execution proposes them again once the market is safe.
 *
 * <p>The exposure and the verdict are those of the order in hand, which the gate sets. Pipeline thread only; allocates
 * nothing.
 */
final class OrderRules implements Stateful
{
    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final Limits limits;
    private final RuleBook rules;
    private final Exposure exposure;
    private final Verdict verdict;
    private final RateWindow rate = new RateWindow();

    OrderRules(
        final Portfolio portfolio,
        final GateSwitch gateSwitch,
        final Limits limits,
        final RuleBook rules,
        final Exposure exposure,
        final Verdict verdict)
    {
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.limits = limits;
        this.rules = rules;
        this.exposure = exposure;
        this.verdict = verdict;
    }

    void check(final OrderIntent intent, final long nowNs)
    {
        final boolean takesRisk = !exposure.isReducing();
        final long referenceTicks = intent.market().referenceTicks();
        checkOpen(intent, takesRisk, nowNs);
        checkMarket(intent.market());
        checkShort(intent);
        checkPriceBand(intent, referenceTicks);
        checkSize(intent, takesRisk);
        checkNotionals(intent, takesRisk, referenceTicks);
        checkRate(intent, nowNs);
        checkDrawdown(takesRisk);
        verdict.record(RuleId.NO_REFERENCE_PRICE, referenceTicks, 1, referenceTicks > 0);
        checkOpenOrders(takesRisk, intent.isReplacement());
    }

    /** Whether price and size make sense, so that money can be computed from them. */
    boolean isMeasurable(final OrderIntent intent)
    {
        return intent.market().referenceTicks() > 0 && intent.priceTicks() > 0 && intent.sizeLots() > 0 &&
            intent.sizeLots() <= limits.orderSizeMaxLots();
    }

    /** An order has left. */
    void onSent(final long nowNs)
    {
        rate.add(nowNs);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        rate.visitState(state);
    }

    private void checkOpen(final OrderIntent intent, final boolean takesRisk, final long nowNs)
    {
        verdict.record(RuleId.GATE_CLOSED, gateSwitch.reasons(), 0, gateSwitch.admits(intent.purpose(), !takesRisk));
        final boolean isOurs = intent.accountId() == portfolio.accountId() && portfolio.isOpen();
        final int missing = limits.missing(takesRisk) + (takesRisk ? rules.missing() : 0) + (isOurs ? 0 : 1) +
            (hasEnd(intent, nowNs) ? 0 : 1);
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
        // What must be closed may go to the other side of the market however far that is.
        final long bandTicks = exposure.isReducing() && intent.isForced() ?
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
        final long notionalE8 = Money.notionalE8(instrument.contract(), priceTicks, lots);
        verdict.record(rule, notionalE8, limitE8, isAtMost(notionalE8, limitE8));
    }

    private void checkRate(final OrderIntent intent, final long nowNs)
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
        return intent.isLeg() && !(intent.isReplacement() && intent.sizeLots() < exposure.replacedLots());
    }

    private void checkDrawdown(final boolean takesRisk)
    {
        final long limitE8 = takesRisk ? limits.drawdownKillE8(portfolio) : Verdict.NOT_APPLIED;
        final long drawdownE8 = portfolio.drawdownE8();
        verdict.record(RuleId.DRAWDOWN, drawdownE8, limitE8, Verdict.NOT_APPLIED == limitE8 || drawdownE8 < limitE8);
    }

    /** A group counts as one, but each of its orders needs its row; a replacement needs none. */
    private void checkOpenOrders(final boolean takesRisk, final boolean isReplacement)
    {
        final int rows = portfolio.workingOrders().size();
        final boolean hasRow = isReplacement || rows < WorkingOrders.CAPACITY;
        final long working = takesRisk && hasRow ? exposure.workingOrders() : rows;
        final long maxOrders = takesRisk && hasRow ? limits.openOrdersMax() : WorkingOrders.CAPACITY;
        verdict.record(RuleId.OPEN_ORDERS, working, maxOrders,
            hasRow && (!takesRisk || Verdict.NOT_APPLIED == maxOrders || working < maxOrders));
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

    private static long otherSideTicks(final OrderIntent intent)
    {
        return Side.BUY == intent.side() ? intent.market().bestAskTicks() : intent.market().bestBidTicks();
    }

    /** A DAY order needs a day: a zone that is named must be known, now and at its next reset. */
    private boolean hasEnd(final OrderIntent intent, final long nowNs)
    {
        return TimeInForce.DAY != intent.timeInForce() || Units.NULL_TIME_NS != rules.dayEndNs(nowNs);
    }

    private static boolean isAtMost(final long value, final long limit)
    {
        return Verdict.NOT_APPLIED == limit || value <= limit;
    }
}
