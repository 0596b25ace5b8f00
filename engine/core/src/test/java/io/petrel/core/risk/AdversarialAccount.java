package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.ExecutionParams;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Order;
import io.petrel.core.order.OrderStatus;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One account in a market and at a venue that are as bad as the worst case allows, and its floors by another route than
 * the core's. The market jumps up to the gap from one event to the next, spreads blow out, fees spike; the venue fills
 * at the limit, in parts, late, all at once, or rejects; events fall anywhere around resets and changes of the clocks.
 * While the account is being flattened the market stays within one gap of the last event before, and exits slip up to
 * the bound. {@code beyond} lets some jumps be larger: what they take past the gap may then be missing below a floor,
 * and no more.
 *
 * <p>With legs, stops and targets stand at the venue: confirmed, refused, changed, lost to somebody's cancel or filled
 * in parts while their cancel is on its way; a stop that is reached slips, waits or hangs; a target that the market
 * jumps over fills at its own price, which is told before the quote that is beyond it or, if it tells late, some events
 * after it. The account is then worth what the target pays. Or somebody took that back before, which is told as late:
 * then it is worth what the quote says.
 */
final class AdversarialAccount
{
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long SHORT_STEP_NS = 3_000_000_000L;
    private static final double WHOLE_BPS = 10_000;
    /** Below it prices only rise, so that a tick stays a small part of them. */
    private static final long LOWEST_TICKS = 10_000;
    private static final String[] FLOORS = {FloorParams.TRAILING, FloorParams.DAILY, FloorParams.OVERALL};

    final TradingRig rig;
    private final SplittableRandom random;
    private final MarketState[] markets;
    private final long[] bid;
    private final long[] ask;
    private final long[] anchorBid;
    private final long[] anchorAsk;
    private final OrderIntent intent = new OrderIntent();
    private final boolean beyond;
    private final boolean isInverse;
    private final double gapBps;
    private final double slippageBps;
    private final double feeBps;
    private final double[] hard = new double[FLOORS.length];
    private final long[] reference = new long[FLOORS.length];
    private final long[] basis = new long[FLOORS.length];
    private final long[] percentOf = new long[FLOORS.length];
    private final long[] update = new long[FLOORS.length];
    private final double[] lock = new double[FLOORS.length];
    private final boolean usesZone;
    private final boolean hasLegs;
    private final boolean tellsLate;
    private final List<Untold> untold = new ArrayList<>();
    private final Set<Long> filledGroups = new HashSet<>();

    private Consumer<OrderIntent> intents;
    private long nowNs;
    private long nextResetNs;
    private long initialE8;
    private long startBalanceE8;
    private long startEquityE8;
    private long highBalanceE8;
    private long highEquityE8;
    private long resetBalanceE8;
    private long resetEquityE8;
    private long lastBalanceE8;
    private long lastEquityE8;
    private long allowanceE8;
    private long phase = 1;
    private long lastSeenId = -1;
    private long lastRiskNs = Long.MIN_VALUE / 2;
    private final long tradeGapNs;
    private final long positionsMax;
    private final double leverageMax;

    long days;
    /** Half of its steps are seconds, within which no boundary of a day or a minute makes everybody look. */
    boolean hasShortSteps;
    long entries;
    long guarded;
    long breached;
    long crossed;
    long legFills;
    long toldLate;

    AdversarialAccount(final SplittableRandom random, final boolean beyond)
    {
        this(random, beyond, ContractType.LINEAR);
    }

    AdversarialAccount(final SplittableRandom random, final boolean beyond, final ContractType type)
    {
        this(random, beyond, type, false, false);
    }

    AdversarialAccount(
        final SplittableRandom random,
        final boolean beyond,
        final ContractType type,
        final boolean hasLegs,
        final boolean tellsLate)
    {
        this.random = random;
        this.hasLegs = hasLegs;
        this.tellsLate = tellsLate;
        this.beyond = beyond;
        isInverse = ContractType.INVERSE == type;
        final int count = 1 + random.nextInt(2);
        markets = new MarketState[count];
        bid = new long[count];
        ask = new long[count];
        anchorBid = new long[count];
        anchorAsk = new long[count];
        for (int i = 0; i < count; i++)
        {
            markets[i] = TestMarket.quoted(i + 1, type);
            bid[i] = random.nextLong(20_000, 200_000);
            ask[i] = bid[i] + random.nextLong(1, 20);
        }
        rig = new TradingRig(markets);
        rig.recording(false);
        intents = rig.gate::onIntent;
        gapBps = random.nextInt(10, 200);
        slippageBps = random.nextInt(1, 50);
        feeBps = random.nextInt(0, 20);
        tradeGapNs = random.nextLong(HOUR_NS / 2);
        positionsMax = random.nextInt(1, 3);
        leverageMax = 1 + random.nextDouble() * 15;
        usesZone = random.nextBoolean();
        configure();
        nowNs = random.nextLong(400) * DayClock.DAY_NS + random.nextLong(DayClock.DAY_NS);
        begin();
    }

    /** Where its own orders go instead of the gate. */
    void intents(final Consumer<OrderIntent> newIntents)
    {
        intents = newIntents;
    }

    /** Events of about one day. */
    void day(final int events)
    {
        final long resets = nextResetNs;
        for (int i = 0; i < events && !isRuined(); i++)
        {
            step();
        }
        days += resets == nextResetNs ? 0 : 1;
    }

    /** A gap beyond the bound took more than there was: no rule means anything any more. */
    private boolean isRuined()
    {
        return rig.portfolio.balanceE8() <= 0 && isFlat();
    }

    private void configure()
    {
        rig.gate.rules().zones(TestZone.zones());
        rig.set(ExecutionParams.SLIPPAGE_BOUND_BPS, slippageBps);
        rig.set(ExecutionParams.ENTRY_COOLDOWN_NS, 0);
        rig.set(ExecutionParams.RETRY_INTERVAL_NS, 1);
        rig.set(ExecutionParams.REBALANCE_MIN_FRACTION, 0);
        rig.set(RiskParams.PRICE_BAND_BPS, 500);
        rig.set(FloorParams.EXIT_BAND_MAX_BPS, 5_000);
        rig.set(RiskParams.ORDER_NOTIONAL_MAX_FRACTION, 1_000);
        rig.set(RiskParams.POSITION_MAX_FRACTION, 1_000);
        rig.set(RiskParams.OPEN_ORDERS_MAX, 20);
        rig.set(RiskParams.RATE_MAX_ORDERS, 4_000);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1);
        rig.set(FloorParams.GAP_BPS, gapBps);
        rig.set(FloorParams.SLIPPAGE_BPS, slippageBps);
        rig.set(FloorParams.FEE_BPS, feeBps);
        rig.set(FloorParams.STOPLESS_MOVE_BPS, random.nextBoolean() ? 0 : random.nextInt(200));
        rig.set(FloorParams.DAY_LOOKAHEAD_NS, 3 * HOUR_NS);
        rig.set(FloorParams.DAY_RESET_MINUTE, random.nextInt(24 * 60));
        rig.set(ConductParams.TRADE_GAP_NS, tradeGapNs);
        rig.set(ConductParams.POSITIONS_MAX, positionsMax);
        rig.set(PortfolioRiskParams.LEVERAGE_MAX, leverageMax);
        rig.set(FloorParams.SHRINK, random.nextInt(2));
        rig.set(FloorParams.PHASE, phase);
        if (usesZone)
        {
            rig.set(FloorParams.DAY_ZONE_ID, TestZone.ID);
        }
        if (hasLegs)
        {
            rig.set("execution.bracket.at_venue.linear", 1);
            rig.set("execution.bracket.at_venue.inverse", 1);
            rig.set("execution.bracket.retry_ns", 1 + random.nextLong(HOUR_NS));
            rig.set("execution.bracket.patience_ns", random.nextLong(2 * HOUR_NS));
        }
        final int always = random.nextInt(FLOORS.length);
        for (int i = 0; i < FLOORS.length; i++)
        {
            if (i == always || random.nextBoolean())
            {
                configure(i);
            }
        }
    }

    private void configure(final int floor)
    {
        final String key = FLOORS[floor];
        hard[floor] = 0.02 + random.nextInt(10) * 0.01;
        reference[floor] = 0 == floor ? FloorParams.FROM_HIGH_WATER : 1 == floor ? FloorParams.FROM_DAY_START : 0;
        basis[floor] = random.nextInt(3);
        percentOf[floor] = random.nextInt(2);
        update[floor] = random.nextInt(2);
        lock[floor] = random.nextInt(3) == 0 ? random.nextInt(3) * 0.02 : Double.NaN;
        rig.set(key + FloorParams.HARD_FRACTION, hard[floor]);
        rig.set(key + FloorParams.GUARD_FRACTION, hard[floor] * (0.5 + random.nextInt(6) * 0.1));
        rig.set(key + FloorParams.REFERENCE, reference[floor]);
        rig.set(key + FloorParams.BASIS, basis[floor]);
        rig.set(key + FloorParams.PERCENT_OF, percentOf[floor]);
        rig.set(key + FloorParams.UPDATE, update[floor]);
        if (!Double.isNaN(lock[floor]))
        {
            rig.set(key + FloorParams.LOCK_FRACTION, lock[floor]);
        }
    }

    private void begin()
    {
        rig.at(nowNs);
        for (int i = 0; i < markets.length; i++)
        {
            TestMarket.quote(markets[i], bid[i], ask[i]);
            mark(i);
        }
        nextResetNs = nextReset(nowNs);
        beginPhase();
        anchor();
    }

    private void beginPhase()
    {
        initialE8 = rig.portfolio.balanceE8();
        startBalanceE8 = initialE8;
        startEquityE8 = equityE8();
        highBalanceE8 = initialE8;
        highEquityE8 = startEquityE8;
        resetBalanceE8 = initialE8;
        resetEquityE8 = startEquityE8;
        allowanceE8 = 0;
        note();
    }

    private void note()
    {
        lastBalanceE8 = rig.portfolio.balanceE8();
        lastEquityE8 = equityE8();
    }

    /**
     * The reset hour of the account in UTC, after a moment: found minute by minute, knowing nothing of time zones'
     * rules.
     */
    private long nextReset(final long afterNs)
    {
        final long minute = rig.parameters.param(FloorParams.DAY_RESET_MINUTE).asLong();
        long candidateNs = Math.floorDiv(afterNs, DayClock.MINUTE_NS) * DayClock.MINUTE_NS + DayClock.MINUTE_NS;
        final long today = resetDay(afterNs, minute);
        while (resetDay(candidateNs, minute) <= today)
        {
            candidateNs += DayClock.MINUTE_NS;
        }
        return candidateNs;
    }

    private long resetDay(final long timeNs, final long minute)
    {
        final long offsetNs = usesZone ? TestZone.offsetNs(timeNs) : 0;
        return Math.floorDiv(timeNs + offsetNs - minute * DayClock.MINUTE_NS, DayClock.DAY_NS);
    }

    private void step()
    {
        advance(random.nextLong(hasShortSteps && random.nextBoolean() ? SHORT_STEP_NS : 2 * HOUR_NS));
        final int dice = random.nextInt(100);
        if (dice < 45)
        {
            move(random.nextInt(markets.length));
        }
        else if (dice < 75)
        {
            propose(random.nextInt(markets.length));
        }
        else if (dice < 77)
        {
            operate();
        }
        else
        {
            tick();
        }
        venue();
        settle();
    }

    private void advance(final long byNs)
    {
        if (nowNs + byNs >= nextResetNs)
        {
            tellWhatThePriceCameBackFrom();
        }
        nowNs += byNs;
        rollDay();
        rig.at(nowNs);
    }

    private void rollDay()
    {
        if (nowNs >= nextResetNs)
        {
            startBalanceE8 = lastBalanceE8;
            startEquityE8 = lastEquityE8;
            resetBalanceE8 = Math.max(resetBalanceE8, lastBalanceE8);
            resetEquityE8 = Math.max(resetEquityE8, lastEquityE8);
            nextResetNs = nextReset(nowNs);
        }
    }

    private void tick()
    {
        rig.guardian.onEvent();
        rig.execution.onTime(nowNs);
        check();
    }

    private void mark(final int i)
    {
        rig.onMarket(markets[i]);
    }

    private boolean isFlattening()
    {
        return rig.gateSwitch.wantsFlat();
    }

    private void move(final int i)
    {
        final boolean far = beyond && 0 == random.nextInt(20);
        final double bound = far ? 4 * gapBps : gapBps;
        final long fromBid = isFlattening() ? anchorBid[i] : bid[i];
        final long fromAsk = isFlattening() ? anchorAsk[i] : ask[i];
        final double fall = fromBid < LOWEST_TICKS ? 0 : bound;
        final long lowest = (long)Math.ceil(fromBid * (1 - fall / WHOLE_BPS));
        final long highest = (long)Math.floor(fromAsk * (1 + bound / WHOLE_BPS));
        if (highest <= lowest)
        {
            tick();
            return;
        }
        final long extreme = random.nextInt(3);
        final long middle = random.nextLong(lowest, highest + 1);
        final boolean isBlowout = 0 == random.nextInt(15);
        final long newBid = isBlowout || 0 == extreme ? lowest : Math.min(middle, highest - 1);
        final long newAsk = isBlowout || 1 == extreme ? highest : Math.min(highest, newBid + 1 + random.nextInt(20));
        if (tellsLate)
        {
            leaveUntold(i, newBid, newAsk);
        }
        else
        {
            fillPassed(i, newBid, newAsk);
        }
        bid[i] = newBid;
        ask[i] = newAsk;
        if (far)
        {
            allow(i, fromBid, fromAsk);
        }
        TestMarket.quote(markets[i], bid[i], ask[i]);
        mark(i);
        check();
        anchorBid[i] = Math.max(anchorBid[i], bid[i]);
        anchorAsk[i] = Math.min(anchorAsk[i], ask[i]);
    }

    /** What a jump takes beyond the modelled gap from everything that is held or may fill. */
    private void allow(final int i, final long fromBid, final long fromAsk)
    {
        final Position position = rig.portfolio.position(markets[i].instrument());
        final long longLots = Math.max(0, position.lots() + position.workingBuyLots());
        final long shortLots = Math.max(0, position.workingSellLots() - position.lots());
        final long lowTicks = Math.max(0, (long)Math.ceil(fromBid * (1 - gapBps / WHOLE_BPS)) - bid[i]);
        final long highTicks = Math.max(0, ask[i] - (long)Math.floor(fromAsk * (1 + gapBps / WHOLE_BPS)));
        // Slippage and fees of the way out are of the price it then has.
        final double more = 1 + (slippageBps + feeBps) / WHOLE_BPS;
        allowanceE8 += (long)(more * Math.max(money(i, lowTicks, longLots), money(i, highTicks, shortLots))) + 2;
    }

    private long money(final int i, final long ticks, final long lots)
    {
        return 0 == ticks || 0 == lots ? 0 : markets[i].instrument().contract().notionalE8(ticks, lots);
    }

    private void propose(final int i)
    {
        rig.guardian.onEvent();
        final MarketState market = markets[i];
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        final long sign = Side.BUY == side ? 1 : -1;
        final double multiple = 0.1 + random.nextDouble() * 12;
        final long equityE8 = Math.max(1, rig.portfolio.equityE8());
        final long wantedE8 = (long)(equityE8 * multiple);
        final long lots = Math.max(1, market.instrument().contract().lotsForNotionalE8(wantedE8, bid[i]));
        if (random.nextBoolean())
        {
            final long stop = (long)(random.nextDouble() * 0.01 * bid[i]) + 1;
            final boolean hasStop = random.nextBoolean();
            rig.execution.onTarget(market, sign * lots, hasStop ? bid[i] - sign * stop : Units.NULL_TICKS,
                hasStop ? bid[i] + 2 * sign * stop : Units.NULL_TICKS,
                hasLegs ? random.nextLong(4) * 12 * HOUR_NS + 1 : TradingRig.MAX_HOLD_NS,
                hasLegs && 0 == random.nextInt(4) ? stop : Units.NULL_TICKS, nowNs);
        }
        else
        {
            final long price = Side.BUY == side ? bid[i] - random.nextInt(50) : ask[i] + random.nextInt(50);
            if (hasLegs && -sign == Long.signum(rig.portfolio.position(market.instrument()).lots()))
            {
                // Beside legs, which close all that is held, no stage sends an order that would turn it.
                return;
            }
            intents.accept(
                intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side, Math.max(1, price), lots));
        }
        check();
    }

    private void operate()
    {
        final int dice = random.nextInt(4);
        rig.guardian.onOperator(TradingRig.ACCOUNT, 0 == dice ? OperatorAction.CANCEL_ALL : OperatorAction.RESUME);
        check();
    }

    /** Some or all of what works is answered, several orders in one event's wake. */
    private void venue()
    {
        if (untold.isEmpty() || random.nextBoolean())
        {
            answer();
        }
        flatten();
    }

    private void answer()
    {
        int rounds = 0;
        while (0 != rig.portfolio.workingOrders().size() && rounds++ < 6)
        {
            WorkingOrder order = rig.portfolio.workingOrders().first();
            for (int skip = random.nextInt(rig.portfolio.workingOrders().size()); skip > 0; skip--)
            {
                order = order.next();
            }
            answer(order);
        }
    }

    /**
     * What must close does so in the end, after rejects, parts and jumps within the anchored gap, some seconds later.
     */
    private void flatten()
    {
        int rounds = 0;
        while (isFlattening() && !isFlat())
        {
            require(rounds++ < 1_000, "still not flat");
            advance(random.nextLong(100_000_000));
            if (0 == random.nextInt(3))
            {
                move(random.nextInt(markets.length));
            }
            else
            {
                tick();
            }
            final WorkingOrder first = rig.portfolio.workingOrders().first();
            if (null != first)
            {
                answer(hasLegs && random.nextBoolean() ? rig.portfolio.workingOrders().newest() : first);
            }
        }
    }

    private void answer(final WorkingOrder working)
    {
        final Order order = rig.orders.find(working.clientOrderId());
        final int i = working.position().instrument().id() - 1;
        if (isUntold(i))
        {
            tell(i);
            return;
        }
        if (working.isLeg())
        {
            answerLeg(working, order, i);
            return;
        }
        final int dice = random.nextInt(10);
        if (dice < 5 && canFill(working, i))
        {
            final long lots = random.nextBoolean() ?
                working.remainingLots() : random.nextLong(1, working.remainingLots() + 1);
            final long price = fillTicks(working, i);
            final long feeE8 = (long)Math.floor(
                markets[i].instrument().contract().notionalE8(price, lots) * feeBps / WHOLE_BPS * random.nextInt(2));
            rig.at(nowNs);
            rig.fill(markets[i], order.clientOrderId(), price, lots, feeE8);
        }
        else if (dice < 8 && !working.isPassive() || working.isChangeRequested() && dice < 9)
        {
            rig.at(nowNs);
            rig.end(markets[i], order.clientOrderId(),
                working.isChangeRequested() ? ExecType.CANCELLED : ExecType.EXPIRED);
        }
        else if (8 == dice && 0 == order.filledLots() && !working.isAcknowledged())
        {
            rig.at(nowNs);
            rig.end(markets[i], order.clientOrderId(), ExecType.REJECTED);
        }
        else
        {
            return;
        }
        mark(i);
        check();
    }

    private void answerLeg(final WorkingOrder working, final Order order, final int i)
    {
        if (filledGroups.contains(working.groupId()))
        {
            rig.at(nowNs);
            rig.ended(markets[i], working.clientOrderId(), ExecType.CANCELLED, ReportReason.LINKED_ORDER);
            mark(i);
            check();
            return;
        }
        final int dice = random.nextInt(12);
        if (dice < 7 && isReached(working, i))
        {
            fillLeg(working, i, random.nextBoolean() ? Long.MAX_VALUE : 1 + random.nextLong(working.remainingLots()),
                legTicks(working, i));
            return;
        }
        final ExecType answer = dice < 9 ? confirmationOf(order.status()) : 9 == dice ? refusalOf(order.status()) :
            10 == dice && 0 == random.nextInt(4) && working.isAcknowledged() ? ExecType.CANCELLED : null;
        if (null != answer)
        {
            rig.at(nowNs);
            rig.end(markets[i], order.clientOrderId(), answer);
            takeOnArrival(answer, order.clientOrderId(), i);
            mark(i);
            check();
        }
    }

    /** A target that the market has passed before it arrives, or is changed, takes what is there. */
    private void takeOnArrival(final ExecType answer, final long id, final int i)
    {
        final WorkingOrder leg = rig.portfolio.workingOrders().find(id);
        if (null != leg && (ExecType.ACCEPTED == answer || ExecType.REPLACED == answer) &&
            isPassed(leg, bid[i], ask[i]))
        {
            final double slip = slippageBps / WHOLE_BPS;
            fillLeg(leg, i, Long.MAX_VALUE, Side.SELL == leg.side() ?
                Math.max(leg.priceTicks(), (long)Math.ceil(bid[i] * (1 - slip))) :
                Math.min(leg.priceTicks(), (long)Math.floor(ask[i] * (1 + slip))));
        }
    }

    private static boolean isPassed(final WorkingOrder leg, final long bidTicks, final long askTicks)
    {
        return OrderPurpose.TARGET == leg.purpose() && leg.isAcknowledged() &&
            (Side.SELL == leg.side() ? bidTicks > leg.priceTicks() : askTicks < leg.priceTicks());
    }

    private static ExecType confirmationOf(final OrderStatus status)
    {
        switch (status)
        {
            case PENDING_NEW:
                return ExecType.ACCEPTED;
            case PENDING_REPLACE:
                return ExecType.REPLACED;
            case PENDING_CANCEL:
                return ExecType.CANCELLED;
            default:
                return null;
        }
    }

    private static ExecType refusalOf(final OrderStatus status)
    {
        return OrderStatus.PENDING_NEW == status ? ExecType.REJECTED :
            OrderStatus.PENDING_REPLACE == status ? ExecType.REPLACE_REJECTED : null;
    }

    /** A stop that the other side has reached, or a target that the market is at; one that arrived there. */
    private boolean isReached(final WorkingOrder leg, final int i)
    {
        if (!leg.isAcknowledged())
        {
            return false;
        }
        final boolean isSell = Side.SELL == leg.side();
        return OrderPurpose.STOP == leg.purpose() ?
            isSell ? bid[i] <= leg.stopPriceTicks() : ask[i] >= leg.stopPriceTicks() :
            isSell ? ask[i] >= leg.priceTicks() : bid[i] <= leg.priceTicks();
    }

    /** Targets that the market is about to be beyond are filled before it is. */
    private void fillPassed(final int i, final long newBid, final long newAsk)
    {
        for (WorkingOrder order = firstPassed(i, newBid, newAsk); null != order;
            order = firstPassed(i, newBid, newAsk))
        {
            fillLeg(order, i, Long.MAX_VALUE, order.priceTicks());
        }
    }

    /** Of one kind at a time: filled at their prices, or taken back by somebody before. */
    private void leaveUntold(final int i, final long newBid, final long newAsk)
    {
        for (WorkingOrder order = rig.portfolio.workingOrders().first(); null != order; order = order.next())
        {
            final long heldLots = Side.SELL == order.side() ? order.position().lots() : -order.position().lots();
            if (order.isLeg() && i == order.position().instrument().id() - 1 && !isUntold(i) && heldLots > 0 &&
                isPassed(order, newBid, newAsk))
            {
                final boolean isFilled = untold.isEmpty() ? 0 != random.nextInt(4) : untold.get(0).isFilled();
                untold.add(new Untold(order.clientOrderId(), i, order.priceTicks(),
                    Math.min(order.remainingLots(), heldLots), isFilled));
            }
        }
    }

    private boolean isUntold(final int i)
    {
        return untold.stream().anyMatch(event -> i == event.market());
    }

    private void tell(final int i)
    {
        final Untold event = untold.stream().filter(one -> i == one.market()).findFirst().orElseThrow();
        untold.remove(event);
        toldLate++;
        rig.at(nowNs);
        if (event.isFilled())
        {
            noteWhole(rig.portfolio.workingOrders().find(event.id()), event.lots());
            rig.fill(markets[i], event.id(), event.priceTicks(), event.lots(),
                (long)Math.floor(money(i, event.priceTicks(), event.lots()) * feeBps / WHOLE_BPS));
            legFills++;
        }
        else
        {
            rig.ended(markets[i], event.id(), ExecType.CANCELLED, ReportReason.NONE);
        }
        mark(i);
        check();
    }

    /** Of a group the venue cancels the rest once one is filled whole. */
    private void noteWhole(final WorkingOrder leg, final long lots)
    {
        if (lots == leg.remainingLots())
        {
            filledGroups.add(leg.groupId());
        }
    }

    /** A day begins with what is held; what was filled before, at a price that is better now, is told by then. */
    private void tellWhatThePriceCameBackFrom()
    {
        for (int i = 0; i < markets.length; i++)
        {
            if (isUntold(i) && surplusE8(i) < 0)
            {
                tell(i);
            }
        }
    }

    /** What the account is worth: an order that was filled and is not told yet paid its price. */
    private long equityE8()
    {
        long equityE8 = rig.portfolio.equityE8();
        for (int i = 0; i < markets.length; i++)
        {
            equityE8 -= surplusE8(i);
        }
        return equityE8;
    }

    private long surplusE8(final int i)
    {
        final Position position = rig.portfolio.position(markets[i].instrument());
        final ContractMath contract = markets[i].instrument().contract();
        return untold.stream().filter(event -> i == event.market() && event.isFilled())
            .mapToLong(event -> contract.pnlE8(contract.notionalE8(event.priceTicks(), event.lots()),
                contract.notionalE8(position.markTicks(), event.lots()), position.lots() > 0)).sum();
    }

    private WorkingOrder firstPassed(final int i, final long newBid, final long newAsk)
    {
        for (WorkingOrder order = rig.portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (order.isLeg() && i == order.position().instrument().id() - 1 && isPassed(order, newBid, newAsk))
            {
                return order;
            }
        }
        return null;
    }

    private long legTicks(final WorkingOrder leg, final int i)
    {
        final double slip = random.nextBoolean() ? slippageBps / WHOLE_BPS : 0;
        return OrderPurpose.TARGET == leg.purpose() ? leg.priceTicks() : Side.SELL == leg.side() ?
            (long)Math.ceil(bid[i] * (1 - slip)) : (long)Math.floor(ask[i] * (1 + slip));
    }

    /** As much as there is to close: such an order never opens, and one with nothing to close is taken off. */
    private void fillLeg(final WorkingOrder leg, final int i, final long mostLots, final long price)
    {
        final long id = leg.clientOrderId();
        final boolean isSell = Side.SELL == leg.side();
        final long heldLots = isSell ? leg.position().lots() : -leg.position().lots();
        rig.at(nowNs);
        if (heldLots <= 0)
        {
            rig.ended(markets[i], id, ExecType.CANCELLED, ReportReason.LINKED_ORDER);
        }
        else
        {
            final long lots = Math.min(mostLots, Math.min(leg.remainingLots(), heldLots));
            noteWhole(leg, lots);
            rig.fill(markets[i], id, price, lots, (long)Math.floor(
                markets[i].instrument().contract().notionalE8(price, lots) * feeBps / WHOLE_BPS));
            legFills++;
        }
        mark(i);
        check();
    }

    /**
     * An order that closes fills against the market of now; one that opens fills at its limit whenever the venue likes.
     */
    private boolean canFill(final WorkingOrder order, final int i)
    {
        return OrderPurpose.ENTRY == order.purpose() ||
            (Side.BUY == order.side() ? order.priceTicks() >= ask[i] : order.priceTicks() <= bid[i]);
    }

    private long fillTicks(final WorkingOrder order, final int i)
    {
        if (OrderPurpose.ENTRY == order.purpose())
        {
            return order.priceTicks();
        }
        return Side.BUY == order.side() ?
            Math.min(order.priceTicks(), (long)Math.floor(ask[i] * (1 + slippageBps / WHOLE_BPS))) :
            Math.max(order.priceTicks(), (long)Math.ceil(bid[i] * (1 - slippageBps / WHOLE_BPS)));
    }

    /** After a lock that no reset ends, once flat, the account goes on in another phase. */
    private void settle()
    {
        final boolean isFlat = isFlat();
        if (isFlat && (rig.gateSwitch.isClosedFor(CloseReason.GUARD_FLOOR) ||
            rig.gateSwitch.isClosedFor(CloseReason.BREACHED)))
        {
            guarded++;
            breached += rig.gateSwitch.isClosedFor(CloseReason.BREACHED) ? 1 : 0;
            rig.set(FloorParams.PHASE, ++phase);
            rig.at(nowNs);
            rig.guardian.onEvent();
            beginPhase();
        }
        if (!isFlattening())
        {
            anchor();
        }
    }

    private void anchor()
    {
        System.arraycopy(bid, 0, anchorBid, 0, bid.length);
        System.arraycopy(ask, 0, anchorAsk, 0, ask.length);
    }

    private boolean isFlat()
    {
        for (final MarketState market : markets)
        {
            if (0 != rig.portfolio.position(market.instrument()).lots())
            {
                return false;
            }
        }
        return 0 == rig.portfolio.workingOrders().size();
    }

    private void check()
    {
        final long balanceE8 = rig.portfolio.balanceE8();
        final long equityE8 = equityE8();
        highBalanceE8 = Math.max(highBalanceE8, balanceE8);
        highEquityE8 = Math.max(highEquityE8, equityE8);
        for (int i = 0; i < FLOORS.length; i++)
        {
            if (hard[i] > 0)
            {
                checkFloor(i, equityE8);
            }
        }
        if (!isFlattening())
        {
            anchor();
        }
        checkOrders();
        note();
    }

    private void checkFloor(final int i, final long equityE8)
    {
        final double floorE8 = floorE8(i);
        if (equityE8 < floorE8 - 2)
        {
            crossed++;
            if (equityE8 < floorE8 - 2 - allowanceE8)
            {
                throw new AssertionError(FLOORS[i] + " crossed: equity " + equityE8 + " below " + (long)floorE8 +
                    " less " + allowanceE8 + ", gate " + rig.gateSwitch.reasons() + " at " + nowNs);
            }
        }
    }

    private double floorE8(final int i)
    {
        final double from = 0 == reference[i] ? initialE8 : FloorParams.FROM_DAY_START == reference[i] ?
            money(basis[i], startBalanceE8, startEquityE8) : 1 == update[i] ?
            money(basis[i], resetBalanceE8, resetEquityE8) : money(basis[i], highBalanceE8, highEquityE8);
        final double floorE8 = from - hard[i] * (0 == percentOf[i] ? initialE8 : from);
        return Double.isNaN(lock[i]) ? floorE8 : Math.min(floorE8, initialE8 * (1 + lock[i]));
    }

    private static double money(final long basis, final long balanceE8, final long equityE8)
    {
        return 0 == basis ? balanceE8 : 1 == basis ? equityE8 : Math.max(balanceE8, equityE8);
    }

    /** Every order that left since the last look and takes risk obeys the rules that need no floor. */
    private void checkOrders()
    {
        long newest = lastSeenId;
        for (WorkingOrder order = rig.portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (order.clientOrderId() > lastSeenId && takesRisk(order))
            {
                entries++;
                checkEntry();
            }
            newest = Math.max(newest, order.clientOrderId());
        }
        lastSeenId = newest;
    }

    private static boolean takesRisk(final WorkingOrder order)
    {
        final Position position = order.position();
        return Side.BUY == order.side() ? position.lots() >= 0 || position.lots() + position.workingBuyLots() > 0 :
            position.lots() <= 0 || position.lots() - position.workingSellLots() < 0;
    }

    private void checkEntry()
    {
        require(0 == rig.gateSwitch.reasons(), "entry through a closed gate");
        require(nowNs - lastRiskNs >= tradeGapNs, "entry within the trade gap");
        lastRiskNs = nowNs;
        int held = 0;
        double grossE8 = 0;
        for (int i = 0; i < markets.length; i++)
        {
            final Position position = rig.portfolio.position(markets[i].instrument());
            held += 0 != position.lots() || 0 != position.workingOrders() ? 1 : 0;
            final long lots = Math.max(Math.abs(position.lots() + position.workingBuyLots()),
                Math.abs(position.lots() - position.workingSellLots()));
            // Where its notional is least: the coins of an inverse contract are fewer at the dearer price.
            grossE8 += money(i, isInverse ? ask[i] : bid[i], lots);
        }
        require(held <= positionsMax, "more positions than allowed");
        // The gate holds the multiple to eight digits.
        final double allowedE8 = rig.portfolio.equityE8() * (leverageMax + 0.5e-8) + 10;
        require(grossE8 <= allowedE8, "more leverage than allowed: " + grossE8 + " above " + allowedE8);
    }

    private static void require(final boolean holds, final String what)
    {
        if (!holds)
        {
            throw new AssertionError(what);
        }
    }

    /** What the venue did to a leg when the market passed it, and did not say. */
    private record Untold(long id, int market, long priceTicks, long lots, boolean isFilled)
    {
    }
}
