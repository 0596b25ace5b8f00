package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.sizing.StopSource;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Works each instrument from what is held to what should be held, one order at a time.
 *
 * <pre>
 *   target ----+                     +-- nothing, while an order of the instrument works (a resting one is tended)
 *   position --+--> difference ------+-- EXIT    takes, until done; retried after an interval
 *   exits -----+                     +-- STOP    \
 *   flatten ---+                     +-- TARGET   > take, until flat; retried after an interval
 *                                    +-- MAX_HOLD/
 *                                    +-- FLATTEN takes, until flat; retried after an interval
 *                                    +-- ENTRY   takes or rests, tried once per target; cooldown, age of the target
 * </pre>
 *
 * <p>A position ends where the target that opened it said: once the price at which it can be closed reaches its stop or
 * its target, or its longest hold is over. Later targets of the same direction change its size, not its exits. An
 * entry waits, and one that rests is taken back, while the market is past its stop or its target already: what it
 * opens would be closed at once.
 *
 * <p>What takes goes no further from the reference than the slippage bound. Only what must close goes to the best price
 * of the other side however far that is, or a spread wider than the bound would keep it from ever filling; the gate's
 * price band still holds.
 *
 * <p>A change of direction is an exit first and, once flat, an entry. All orders wait while the market is not
 * tradable, so that an unsafe book produces no stream of refusals; exits and flattening go on with the first event
 * after it is. Spot targets are clamped at 0. Whatever is proposed here, the gate decides. A number that is not set
 * means no action of that kind.
 *
 * <p>Pipeline thread only; allocates when an instrument is first seen, never after.
 */
public final class Execution implements StopSource, Stateful
{
    private final Portfolio portfolio;
    private final IntentSink intents;
    private final OrderIntent intent = new OrderIntent();
    private final Param style;
    private final Param slippageBoundBps;
    private final Param passiveMaxAgeNs;
    private final Param passiveRequotesMax;
    private final Param entryCooldownNs;
    private final Param targetMaxAgeNs;
    private final Param retryIntervalNs;
    private final Param rebalanceMinFraction;
    private Plan[] plans = new Plan[1];
    private int planCount;
    private boolean flattening;

    /**
     * Execution of one account.
     *
     * @param portfolio  of the account.
     * @param parameters holds {@link ExecutionParams}.
     * @param intents    the gate.
     */
    public Execution(final Portfolio portfolio, final Parameters parameters, final IntentSink intents)
    {
        this.portfolio = portfolio;
        this.intents = intents;
        style = parameters.param(ExecutionParams.STYLE);
        slippageBoundBps = parameters.param(ExecutionParams.SLIPPAGE_BOUND_BPS);
        passiveMaxAgeNs = parameters.param(ExecutionParams.PASSIVE_MAX_AGE_NS);
        passiveRequotesMax = parameters.param(ExecutionParams.PASSIVE_REQUOTES_MAX);
        entryCooldownNs = parameters.param(ExecutionParams.ENTRY_COOLDOWN_NS);
        targetMaxAgeNs = parameters.param(ExecutionParams.TARGET_MAX_AGE_NS);
        retryIntervalNs = parameters.param(ExecutionParams.RETRY_INTERVAL_NS);
        rebalanceMinFraction = parameters.param(ExecutionParams.REBALANCE_MIN_FRACTION);
    }

    /**
     * An instrument is known: its plan has the place it is told in.
     *
     * @param market of the instrument.
     */
    public void onInstrument(final MarketState market)
    {
        plan(market);
    }

    /**
     * A new target replaces the last one of its instrument.
     *
     * @param market      of the instrument.
     * @param targetLots  signed lots to hold.
     * @param stopTicks   price that ends a position it opens at a loss, or {@link Units#NULL_TICKS} for none.
     * @param targetTicks price that ends a position it opens at a profit, or {@link Units#NULL_TICKS} for none.
     * @param maxHoldNs   longest time to hold a position it opens.
     * @param nowNs       core time.
     */
    public void onTarget(
        final MarketState market,
        final long targetLots,
        final long stopTicks,
        final long targetTicks,
        final long maxHoldNs,
        final long nowNs)
    {
        final Plan plan = plan(market);
        if (!flattening)
        {
            plan.target(targetLots, nowNs);
            plan.exits(stopTicks, targetTicks, maxHoldNs);
        }
        work(plan, nowNs);
    }

    /**
     * Something changed for one instrument: its market, or by a report its position or orders.
     *
     * @param market of the instrument.
     * @param nowNs  core time.
     */
    public void onMarket(final MarketState market, final long nowNs)
    {
        work(plan(market), nowNs);
    }

    /**
     * Time passed: looks after maximum holds and resting orders of all instruments, by the order in which they were
     * first seen.
     *
     * @param nowNs core time.
     */
    public void onTime(final long nowNs)
    {
        for (int i = 0; i < planCount; i++)
        {
            work(plans[i], nowNs);
        }
    }

    /**
     * The guardian's switch: while on, targets are forgotten and refused, every order but a FLATTEN one is taken
     * back, and what is held is closed.
     *
     * @param on from now.
     */
    public void flattening(final boolean on)
    {
        flattening = on;
        for (int i = 0; on && i < planCount; i++)
        {
            plans[i].dropTarget();
        }
    }

    /** {@return whether everything is being closed} */
    public boolean isFlattening()
    {
        return flattening;
    }

    @Override
    public long stopTicks(final Position position)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].position() == position)
            {
                return plans[i].stopTicks();
            }
        }
        return Units.NULL_TICKS;
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(flattening).add(planCount);
        for (int i = 0; i < planCount; i++)
        {
            hash.add(plans[i].market().instrument().id());
            plans[i].visitState(hash);
        }
    }

    private void work(final Plan plan, final long nowNs)
    {
        plan.observe(nowNs);
        plan.judge(nowNs);
        final long heldLots = plan.position().lots();
        final long changeLots = flattening ? -heldLots : Math.subtractExact(plan.desiredLots(), heldLots);
        if (0 != plan.position().workingOrders())
        {
            tend(plan, changeLots, nowNs);
        }
        else if (0 != changeLots && plan.market().isTradable())
        {
            propose(plan, changeLots, nowNs);
        }
    }

    private void propose(final Plan plan, final long changeLots, final long nowNs)
    {
        final long heldLots = plan.position().lots();
        if (reduces(heldLots, changeLots))
        {
            exit(plan, Math.min(Math.abs(changeLots), Math.abs(heldLots)), nowNs);
        }
        else
        {
            enter(plan, changeLots, nowNs);
        }
    }

    private void exit(final Plan plan, final long sizeLots, final long nowNs)
    {
        if (!slippageBoundBps.isSet() || !retryIntervalNs.isSet() ||
            !plan.mayRetryExit(retryIntervalNs.asLong(), nowNs) || isTooSmall(plan, sizeLots))
        {
            return;
        }
        plan.exited(nowNs);
        take(plan, exitPurpose(plan), plan.position().lots() > 0 ? Side.SELL : Side.BUY, sizeLots);
    }

    private OrderPurpose exitPurpose(final Plan plan)
    {
        if (flattening)
        {
            return OrderPurpose.FLATTEN;
        }
        return OrderPurpose.NULL_VAL == plan.forcedExit() ? OrderPurpose.EXIT : plan.forcedExit();
    }

    private void enter(final Plan plan, final long changeLots, final long nowNs)
    {
        final Side side = changeLots > 0 ? Side.BUY : Side.SELL;
        if (!isEntryConfigured() || !plan.isEntryPending(targetMaxAgeNs.asLong(), nowNs) ||
            !plan.hasCooledDown(entryCooldownNs.asLong(), nowNs) || isTooSmall(plan, Math.abs(changeLots)) ||
            plan.isEntryPast(side))
        {
            return;
        }
        plan.entered(nowNs);
        if (isResting())
        {
            final long priceTicks = Pricing.restingTicks(plan.market(), side);
            intents.onIntent(intent.resting(
                plan.market(), portfolio.accountId(), OrderPurpose.ENTRY, side, priceTicks, Math.abs(changeLots)));
        }
        else
        {
            take(plan, OrderPurpose.ENTRY, side, Math.abs(changeLots));
        }
    }

    private void take(final Plan plan, final OrderPurpose purpose, final Side side, final long sizeLots)
    {
        final boolean isForced = OrderPurpose.ENTRY != purpose && OrderPurpose.EXIT != purpose;
        final double boundBps = slippageBoundBps.asDouble();
        final long priceTicks = isForced ?
            Pricing.closingTicks(plan.market(), side, boundBps) : Pricing.takingTicks(plan.market(), side, boundBps);
        intents.onIntent(intent.immediate(plan.market(), portfolio.accountId(), purpose, side, priceTicks, sizeLots));
    }

    /** Looks after the orders of an instrument that works: nothing new is proposed until they are done. */
    private void tend(final Plan plan, final long changeLots, final long nowNs)
    {
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (order.position() == plan.position() && !order.isChangeRequested() && order.isPassive())
            {
                tendResting(plan, order, changeLots, nowNs);
            }
        }
    }

    private void tendResting(final Plan plan, final WorkingOrder order, final long changeLots, final long nowNs)
    {
        if (!isWanted(plan, order, changeLots, nowNs))
        {
            intents.onCancelIntent(order.clientOrderId());
        }
        else if (nowNs - order.sinceNs() >= passiveMaxAgeNs.asLong() && plan.market().isTradable())
        {
            move(plan, order, nowNs);
        }
    }

    /** An entry that rests is wanted while the change it was sent for still is, in full, and the target is fresh. */
    private boolean isWanted(final Plan plan, final WorkingOrder order, final long changeLots, final long nowNs)
    {
        final boolean sameSide = Side.BUY == order.side() ? changeLots > 0 : changeLots < 0;
        return sameSide && isEntryConfigured() && isResting() && order.remainingLots() <= Math.abs(changeLots) &&
            !reduces(plan.position().lots(), changeLots) && plan.isTargetFresh(targetMaxAgeNs.asLong(), nowNs) &&
            !plan.isWorkingEntryPast(order.side());
    }

    private void move(final Plan plan, final WorkingOrder order, final long nowNs)
    {
        final long priceTicks = Pricing.restingTicks(plan.market(), order.side());
        if (priceTicks == order.priceTicks())
        {
            return;
        }
        portfolio.restartAge(order.clientOrderId(), nowNs);
        if (order.isAcknowledged() && order.replaces() < passiveRequotesMax.asLong())
        {
            intents.onIntent(intent.resting(plan.market(), portfolio.accountId(), order.purpose(), order.side(),
                priceTicks, order.remainingLots()).replacing(order.clientOrderId()));
        }
        else
        {
            intents.onCancelIntent(order.clientOrderId());
        }
    }

    private boolean isEntryConfigured()
    {
        return style.isSet() && slippageBoundBps.isSet() && passiveMaxAgeNs.isSet() && passiveRequotesMax.isSet() &&
            entryCooldownNs.isSet() && targetMaxAgeNs.isSet() && retryIntervalNs.isSet() &&
            rebalanceMinFraction.isSet();
    }

    private boolean isResting()
    {
        return 1 == style.asLong();
    }

    /** Whether a change would only trim a position that is on the right side; going flat is never too small. */
    private boolean isTooSmall(final Plan plan, final long sizeLots)
    {
        final long desiredLots = plan.desiredLots();
        return !flattening && 0 != desiredLots && Long.signum(desiredLots) == Long.signum(plan.position().lots()) &&
            rebalanceMinFraction.isSet() && sizeLots < Math.abs(desiredLots) * rebalanceMinFraction.asDouble();
    }

    private static boolean reduces(final long heldLots, final long changeLots)
    {
        return heldLots > 0 ? changeLots < 0 : heldLots < 0 && changeLots > 0;
    }

    private Plan plan(final MarketState market)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].market() == market)
            {
                return plans[i];
            }
        }
        if (plans.length == planCount)
        {
            plans = Arrays.copyOf(plans, planCount << 1);
        }
        final Plan plan = new Plan(market, portfolio.position(market.instrument()));
        plans[planCount++] = plan;
        return plan;
    }
}
