package io.petrel.core.execution;

import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.sizing.StopSource;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;
import java.util.Arrays;

/**
 * Works each instrument from what is held to what should be held, by one parent order at a time.
 *
 * <pre>
 *   target ----+                     +-- EXIT    as planned; begun anew until done
 *   position --+--> difference ------+-- STOP    \
 *   exits -----+                     +-- TARGET   > at once, until flat
 *   flatten ---+                     +-- MAX_HOLD/
 *                                    +-- FLATTEN at once, until flat
 *                                    +-- ENTRY   as planned, begun once per target; cooldown, age of the target
 * </pre>
 *
 * <p>{@link Desk} begins and ends parents, {@link Planner} finds how each is worked, {@link ParentWorker} works it. A
 * target of another size amends the parent that is worked, one that turns it ends it, and what must close overrides it:
 * its child is taken back, and the order that closes follows as soon as that is confirmed.
 *
 * <p>Where the venue has the types, stop and target stand there as a group of orders ({@link Brackets}); the core
 * closes what the venue does not.
 *
 * <p>A position ends where the target that opened it said: once the price at which it can be closed reaches its stop or
 * its target, or its longest hold is over. Later targets of the same direction change its size, not its exits. An
 * entry waits, and one that is worked is taken back, while the market is past its stop or its target already: what it
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
 * <p>An instrument of which nothing is to be done is dormant until something that it depends on changes or is due; see
 * {@link Dormancy}.
 *
 * <p>Pipeline thread only; allocates when an instrument is first seen, never after.
 */
public final class Execution implements FillSink, StopSource, Stateful
{
    private static final int NOTHING = -1;

    private final Portfolio portfolio;
    private final Parameters parameters;
    private final Paces paces;
    private final Desk desk;
    private final Deadlines deadlines = new Deadlines();
    private Plan[] plans = new Plan[1];
    private int planCount;
    private boolean flattening;
    private boolean stopped;

    /**
     * Execution of one account.
     *
     * @param portfolio  of the account.
     * @param parameters holds {@link ExecutionParams}.
     * @param paces      of the markets, which the pipeline keeps up to date.
     * @param intents    the gate.
     * @param parents    told of every parent order.
     * @param legs       told who looks after stops and targets.
     */
    public Execution(
        final Portfolio portfolio,
        final Parameters parameters,
        final Paces paces,
        final IntentSink intents,
        final ParentSink parents,
        final BracketSink legs)
    {
        this.portfolio = portfolio;
        this.parameters = parameters;
        this.paces = paces;
        desk = new Desk(portfolio, parameters, intents, parents, legs);
    }

    /**
     * An instrument is known: its plan has the place it is told in.
     *
     * @param market of the instrument.
     */
    public void onInstrument(final MarketState market)
    {
        indexOf(market);
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
        onTarget(market, targetLots, stopTicks, targetTicks, maxHoldNs, Units.NULL_TICKS, nowNs);
    }

    /**
     * A new target whose stop may follow the best price.
     *
     * @param market      of the instrument.
     * @param targetLots  signed lots to hold.
     * @param stopTicks   price that ends a position it opens at a loss, or {@link Units#NULL_TICKS} for none.
     * @param targetTicks price that ends a position it opens at a profit, or {@link Units#NULL_TICKS} for none.
     * @param maxHoldNs   longest time to hold a position it opens.
     * @param trailTicks  distance at which the stop follows, or {@link Units#NULL_TICKS} for a stop that stays.
     * @param nowNs       core time.
     */
    public void onTarget(
        final MarketState market,
        final long targetLots,
        final long stopTicks,
        final long targetTicks,
        final long maxHoldNs,
        final long trailTicks,
        final long nowNs)
    {
        final int index = indexOf(market);
        final Plan plan = plans[index];
        if (!flattening && !stopped)
        {
            desk.forget(plan, RequestAnswer.REPLACED);
            plan.target(targetLots, nowNs);
            plan.exits(stopTicks, targetTicks, maxHoldNs);
            plan.trail(trailTicks);
            plan.request().clear();
        }
        work(index, nowNs);
    }

    /**
     * A person wants an order worked: the target moves by its size from what is held, and has the stop and target it
     * names, for a position that it opens, and no longest hold. It does not wait for the cooldown, and takes the place
     * of what is worked now, unless that must close: then only what it opens beside that follows. One that would add to
     * a position whose exit began to fill follows it likewise. It has one try: what is left when its time is over is
     * not traded. One that waits is worked later, or {@link ParentSink#onForgotten} tells why it is not.
     *
     * @param market   of the instrument.
     * @param side     bought or sold.
     * @param sizeLots above 0.
     * @param request  how; copied.
     * @param nowNs    core time.
     * @return what became of it at once.
     */
    public RequestAnswer onRequest(
        final MarketState market, final Side side, final long sizeLots, final Request request, final long nowNs)
    {
        final int index = indexOf(market);
        final Plan plan = plans[index];
        if (flattening || stopped)
        {
            return stopped ? RequestAnswer.STOPPED : RequestAnswer.FLATTENING;
        }
        final long orderLots = Side.BUY == side ? sizeLots : -sizeLots;
        final long wantedLots = plan.lotsWith(orderLots);
        final boolean isForLater = plan.isForLater(orderLots);
        if (!isForLater && wantedLots == plan.trade().keptLots())
        {
            return RequestAnswer.NOTHING;
        }
        desk.forget(plan, RequestAnswer.REPLACED);
        plan.ask(request, wantedLots, isForLater, nowNs);
        plan.parent().giveWay(ParentEnd.RETARGETED);
        work(index, nowNs);
        return plan.parent().isOfTarget() ? RequestAnswer.BEGUN : RequestAnswer.WAITING;
    }

    /**
     * A person takes back what works on a target: what is held then is held. What must close goes on.
     *
     * @param requestId of the request whose order it is, or {@link Units#NULL_ID}.
     * @param parentId  of the order, or {@link Units#NULL_ID}.
     * @param nowNs     core time.
     * @return the instrument's place in the order in which they were first seen, -1 if nothing of that name works.
     */
    public int onCancel(final long requestId, final long parentId, final long nowNs)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].isWorking(requestId, parentId))
            {
                desk.forget(plans[i], RequestAnswer.CANCELLED);
                plans[i].takeBack(ParentEnd.CANCELLED);
                work(i, nowNs);
                return i;
            }
        }
        return NOTHING;
    }

    /**
     * Orders that a person may ask about after their end.
     *
     * @return the last of them.
     */
    public EndedOrders ended()
    {
        return desk.ended();
    }

    /**
     * An order that was told to end and whose child is on its way back.
     *
     * @param requestId of the request whose order it is, or {@link Units#NULL_ID}.
     * @param parentId  of the order, or {@link Units#NULL_ID}.
     * @return the order, to read, or null.
     */
    public ParentOrder ending(final long requestId, final long parentId)
    {
        for (int i = 0; i < planCount; i++)
        {
            final ParentOrder parent = plans[i].parent();
            if (parent.isActive() && parent.isClosing() && parent.isNamed(requestId, parentId))
            {
                return parent;
            }
        }
        return null;
    }

    /**
     * The order of an instrument, to read.
     *
     * @param index place in the order in which instruments were first seen.
     * @return what is worked, or was last.
     */
    public ParentOrder parent(final int index)
    {
        return plans[index].parent();
    }

    /**
     * The order of an instrument, to read.
     *
     * @param market of the instrument.
     * @return what is worked, or was last.
     */
    public ParentOrder parent(final MarketState market)
    {
        return plans[indexOf(market)].parent();
    }

    @Override
    public void onFill(final long clientOrderId, final long priceTicks, final long sizeLots, final long feeE8)
    {
        for (int i = 0; i < planCount; i++)
        {
            plans[i].onFill(clientOrderId, sizeLots);
            final ParentOrder parent = plans[i].parent();
            if (parent.isActive() && parent.child().clientOrderId() == clientOrderId)
            {
                parent.onFill(priceTicks, sizeLots, feeE8);
                plans[i].dormancy().end();
                return;
            }
        }
    }

    @Override
    public void onEnd(final long clientOrderId, final ReportReason reason)
    {
        for (int i = 0; i < planCount; i++)
        {
            plans[i].onEnd(clientOrderId, reason);
        }
    }

    /** A person's order is so many lots from what was held; from what somebody else made of that it is others. */
    @Override
    public void onMoved(final Instrument instrument)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].position().instrument() == instrument && plans[i].request().isAsked())
            {
                desk.forget(plans[i], RequestAnswer.OVERRIDDEN);
                plans[i].takeBack(ParentEnd.OVERRIDDEN);
            }
        }
    }

    /**
     * Holds no more of a position than so many lots from here on, until its next target; a target that wants less
     * stays. Enters nothing, also when the position was closed meanwhile. Its exits stay as they are.
     *
     * @param position of this account.
     * @param lots     signed, on the side that is held.
     * @param nowNs    core time.
     */
    public void reduceTo(final Position position, final long lots, final long nowNs)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].position() == position && !stopped)
            {
                if (plans[i].exceeds(lots))
                {
                    desk.forget(plans[i], RequestAnswer.REPLACED);
                }
                plans[i].atMost(lots, nowNs);
                work(i, nowNs);
            }
        }
    }

    /**
     * Something changed for one instrument: its market, or by a report its position or orders.
     *
     * @param market of the instrument.
     * @param nowNs  core time.
     */
    public void onMarket(final MarketState market, final long nowNs)
    {
        look(indexOf(market), nowNs);
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
            look(i, nowNs);
        }
    }

    /** {@return core time at which time alone makes it act next, {@link Deadlines#NEVER} if it does not} */
    public long nextDeadlineNs()
    {
        return deadlines.nextNs();
    }

    /**
     * A deadline has come: looks after the instruments whose own is due, the earliest first, of equal ones the one
     * that was seen first. What has none, such as another try of an exit, waits for the next event or tick.
     *
     * @param nowNs core time.
     */
    public void onDeadline(final long nowNs)
    {
        for (int i = deadlines.takeDue(nowNs); Deadlines.NONE != i; i = deadlines.takeDue(nowNs))
        {
            work(i, nowNs);
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
        steer(on, RequestAnswer.FLATTENING);
    }

    /** {@return whether everything is being closed} */
    public boolean isFlattening()
    {
        return flattening;
    }

    /**
     * The operator's switch: while on, targets are forgotten and refused, every order is taken back, stops and targets
     * at the venue too, no exit is looked after, and nothing is proposed. Exits stay those of the position.
     *
     * @param on from now.
     */
    public void stopping(final boolean on)
    {
        stopped = on;
        steer(on, RequestAnswer.STOPPED);
    }

    /** {@return whether everything is taken back} */
    public boolean isStopped()
    {
        return stopped;
    }

    @Override
    public long stopTicks(final Position position)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].position() == position)
            {
                return plans[i].trade().stopTicks();
            }
        }
        return Units.NULL_TICKS;
    }

    /** Instruments are there before it: a restored plan gets its place as it was made. */
    @Override
    public void visitState(final StateVisitor state)
    {
        flattening = state.visit(flattening);
        stopped = state.visit(stopped);
        desk.visitState(state);
        final int count = state.visit(planCount);
        if (count != planCount)
        {
            throw new IllegalStateException("plans of " + count + " instruments for " + planCount);
        }
        for (int i = 0; i < planCount; i++)
        {
            plans[i].visitState(state);
        }
        deadlines.visitState(state);
    }

    private void steer(final boolean on, final RequestAnswer reason)
    {
        for (int i = 0; i < planCount; i++)
        {
            plans[i].dormancy().end();
            if (on)
            {
                desk.forget(plans[i], reason);
                plans[i].dropTarget();
            }
        }
    }

    private void look(final int index, final long nowNs)
    {
        if (!plans[index].isDormant(nowNs))
        {
            work(index, nowNs);
        }
    }

    /** What is looked after says when it must be again; that is later, so deadlines always come to an end. */
    private void work(final int index, final long nowNs)
    {
        final Plan plan = plans[index];
        if (stopped)
        {
            desk.takeBack(plan, nowNs);
            deadlines.set(index, Deadlines.NEVER);
            return;
        }
        desk.work(plan, flattening, nowNs);
        final long nextNs = desk.nextNs(plan, nowNs);
        deadlines.set(index, nextNs);
        desk.lieDormant(plan, flattening, nextNs, nowNs);
    }

    private int indexOf(final MarketState market)
    {
        for (int i = 0; i < planCount; i++)
        {
            if (plans[i].market() == market)
            {
                return i;
            }
        }
        if (plans.length == planCount)
        {
            plans = Arrays.copyOf(plans, planCount << 1);
        }
        plans[planCount++] = new Plan(market, portfolio.position(market.instrument()), paces.of(market),
            new Dormancy(portfolio, parameters));
        return deadlines.add();
    }
}
