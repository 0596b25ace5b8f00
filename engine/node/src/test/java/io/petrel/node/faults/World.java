package io.petrel.node.faults;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.journal.frame.Source;
import io.petrel.sim.SimVenue;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A node, its venue, its feed and the people who command it, in one thread and virtual time, everything from one seed:
 * a stretch in which faults strike, then a quiet one, after which the books must agree or the gate say why not.
 */
final class World
{
    static final int ACCOUNT = 1;

    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long QUIET_STEP_NS = 100_000_000L;
    private static final int QUIET_STEPS = 60;
    private static final int STILL_STEPS = 20;
    private static final int SNAPSHOT_EVERY = 20;
    private static final int RESYNC_EVERY = 25;
    private static final int BOUNDARIES_MAX = 40;
    private static final long DOWN_NS_MAX = 1_500_000_000L;
    private static final long LATE_NS = 100_000_000L;
    private static final long BACK_NS = 5_000_000_000L;
    private static final long HALT_NS = 600_000_000L;
    private static final long SIZE_MAX = 300;
    private static final long TRAIL_MAX = 30;
    private static final long MAX_HOLD_NS_MAX = 3_000_000_000L;

    private static final MemoryQueue INBOUND = new MemoryQueue();
    private static final MemoryQueue OUTBOUND = new MemoryQueue();
    private static final SnapshotWriter WRITER = new SnapshotWriter();

    private final KillSwitch kill = new KillSwitch();
    private final PriorityQueue<FeedEvent> feed = new PriorityQueue<>();
    private final FaultPlan plan;
    private final SplittableRandom random;
    private final TrueMarket market;
    private final Wire wire;
    private final Node node;
    private final Checks checks;
    private final ExitChecks exits;
    private final int steps;
    private final boolean takesSnapshots;
    private final Person person;
    private final boolean hasStrategy;

    private long nowNs = START_NS;
    private long order;
    private long restartNs;
    private long tradingAgainNs = Long.MAX_VALUE;
    private boolean nodeUp;
    private long kills;

    World(final long seed, final Set<Fault> leftOut, final Planted planted)
    {
        this(seed, leftOut, planted, true);
    }

    /** Without {@code hasExits} nobody wants stops or targets, and nobody deals with the venue past the node. */
    World(final long seed, final Set<Fault> leftOut, final Planted planted, final boolean hasExits)
    {
        INBOUND.clear();
        OUTBOUND.clear();
        random = new SplittableRandom(seed);
        plan = new FaultPlan(seed, leftOut);
        steps = 100 + random.nextInt(200);
        takesSnapshots = random.nextBoolean();
        market = new TrueMarket(random.nextLong());
        final boolean hasFloors = random.nextBoolean();
        final SplittableRandom habits = new SplittableRandom(seed + 1);
        hasStrategy = hasExits && 0 == habits.nextInt(3);
        final long trailTicks = habits.nextInt(4) > 0 ? 2 + habits.nextLong(TRAIL_MAX) : Units.NULL_TICKS;
        final long maxHoldNs = 1 + habits.nextLong(MAX_HOLD_NS_MAX);
        exits = hasStrategy ? new ExitChecks(OUTBOUND, trailTicks, maxHoldNs) : null;
        checks = new Checks(INBOUND, OUTBOUND, exits);
        wire = new Wire(
            new SimVenue(Settings.venue(seed, plan.rate(Fault.VENUE_BUSY))), plan, kill, checks::onSent);
        person = hasExits ? Person.of(seed, market, wire, plan) : Person.plain(market, wire, plan);
        node = new Node(INBOUND, OUTBOUND, WRITER, kill, wire, plan,
            hasStrategy ? Settings.strategy(hasFloors, 0 != seed % 3, trailTicks, maxHoldNs) :
                Settings.values(hasFloors, hasExits && 0 != seed % 3), planted, checks);
    }

    /** Lives through it all; throws what is wrong. */
    Outcome run()
    {
        final byte[] definition = market.definition(nowNs);
        wire.market(nowNs, definition);
        show(market.snapshot(nowNs));
        for (int step = 0; step < steps; step++)
        {
            nowNs += 1_000_000L + random.nextLong(40_000_000L);
            plan.now(nowNs - START_NS);
            strike();
            live(step);
            if (nodeUp)
            {
                guarded(() -> command(random.nextInt(1_000)));
            }
            person.deal(nowNs, checks.sent());
        }
        settle();
        return new Outcome(checks.orders(), checks.fills(node.engine()), kills, node.restores(), INBOUND.last(),
            checks.booksAgree(), checks.doubt(), person.dealsItself(), person.stops(),
            hasStrategy ? new Trades(exits.entries(), exits.trails(), exits.longestHolds()) : Trades.NONE);
    }

    FaultPlan plan()
    {
        return plan;
    }

    private void strike()
    {
        if (plan.strikes(Fault.SESSION_LOST))
        {
            wire.loseSession(nowNs);
        }
        if (plan.strikes(Fault.KILL) && nodeUp && !kill.isArmed())
        {
            kill.arm(1 + (int)plan.draw(Fault.KILL, BOUNDARIES_MAX));
        }
        if (plan.strikes(Fault.JUMP))
        {
            market.jump();
        }
        if (plan.strikes(Fault.HALT) && Long.MAX_VALUE == tradingAgainNs)
        {
            tradingAgainNs = nowNs + plan.draw(Fault.HALT, HALT_NS);
            show(market.state(nowNs, InstrumentState.HALTED));
        }
        if (nowNs >= tradingAgainNs)
        {
            tradingAgainNs = Long.MAX_VALUE;
            show(market.state(nowNs, InstrumentState.TRADING));
        }
    }

    /** A step of the market, at the venue first, and what of it the node sees. */
    private void live(final int step)
    {
        if (nodeUp)
        {
            guarded(() -> node.engine().advanceTo(nowNs));
        }
        market.move();
        show(market.delta(nowNs));
        for (int i = random.nextInt(3); i > 0; i--)
        {
            show(market.trade(nowNs));
        }
        if (0 == step % RESYNC_EVERY)
        {
            show(market.snapshot(nowNs));
        }
        wire.advance(nowNs);
        if (!nodeUp && nowNs >= restartNs)
        {
            start();
        }
        while (!feed.isEmpty() && feed.element().dueNs() <= nowNs)
        {
            take(feed.remove());
        }
        if (nodeUp && takesSnapshots && 0 == random.nextInt(SNAPSHOT_EVERY))
        {
            node.snapshot();
        }
    }

    private void start()
    {
        wire.onNodeUp();
        if (plan.strikes(Fault.KILL_IN_RECOVERY))
        {
            kill.arm(1 + (int)plan.draw(Fault.KILL_IN_RECOVERY, BOUNDARIES_MAX));
        }
        nodeUp = true;
        feed.add(new FeedEvent(nowNs, order++, market.definition(nowNs)));
        feed.add(new FeedEvent(nowNs, order++, market.snapshot(nowNs)));
        checks.onStart();
        guarded(() -> node.start(nowNs));
        if (nodeUp)
        {
            checks.onStarted(node.engine());
        }
    }

    private void take(final FeedEvent event)
    {
        if (nodeUp)
        {
            final long ingestNs =
                plan.strikes(Fault.CLOCK_BACK) ? nowNs - plan.draw(Fault.CLOCK_BACK, BACK_NS) : nowNs;
            guarded(() ->
            {
                node.engine().onFeed(ingestNs, new UnsafeBuffer(event.bytes()), 0, event.bytes().length);
                checks.onEvent(node.engine(), nowNs);
            });
        }
    }

    private void command(final int choice)
    {
        if (choice < 250)
        {
            order();
        }
        else if (choice < 254)
        {
            operator(OperatorAction.HALT);
        }
        else if (choice < 258)
        {
            operator(OperatorAction.FLATTEN);
        }
        else if (choice < 262)
        {
            operator(OperatorAction.CANCEL_ALL);
        }
        else if (person.stops() && choice < 266)
        {
            operator(OperatorAction.STOP);
        }
        else if (choice < (person.dealsItself() ? 420 : 290))
        {
            operator(OperatorAction.RESUME);
        }
    }

    /** Where a strategy trades, people leave it to it. */
    private void order()
    {
        final byte[] parent = person.parent(
            nowNs, random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextLong(SIZE_MAX),
            ExecutionAlgorithm.get((short)(1 + random.nextInt(5))), 1 + random.nextLong(2_000_000_000L));
        if (!hasStrategy)
        {
            control(parent);
        }
    }

    private void operator(final OperatorAction action)
    {
        checks.onOperator(action);
        plan.note("operator " + action);
        try
        {
            control(Commands.operator(nowNs, action));
        }
        finally
        {
            checks.onOperatorHeard();
        }
    }

    private void control(final byte[] command)
    {
        node.engine().onControl(node.engine().nowNs(), Source.OPERATOR, new UnsafeBuffer(command), 0, command.length);
    }

    private void show(final byte[] event)
    {
        wire.market(nowNs, event);
        if (plan.strikes(Fault.FEED_GAP))
        {
            return;
        }
        final long lateNs = plan.strikes(Fault.FEED_LATE) ? plan.draw(Fault.FEED_LATE, LATE_NS) : 0;
        feed.add(new FeedEvent(nowNs + lateNs, order++, event));
        if (plan.strikes(Fault.FEED_TWICE))
        {
            feed.add(new FeedEvent(nowNs + plan.draw(Fault.FEED_TWICE, LATE_NS), order++, event));
        }
        if (plan.strikes(Fault.FEED_CROSSED))
        {
            feed.add(new FeedEvent(nowNs, order++, market.crossed(nowNs)));
        }
    }

    /** Nothing strikes any more; the operator halts or stops; the venue's answers come. */
    private void settle()
    {
        plan.note("quiet");
        plan.quiet();
        kill.disarm();
        restartNs = nowNs;
        wire.mend(nowNs);
        checks.onQuiet(nowNs);
        if (!nodeUp)
        {
            start();
        }
        tradingAgainNs = Math.min(tradingAgainNs, nowNs);
        strike();
        show(market.snapshot(nowNs));
        operator(person.stops() ? OperatorAction.STOP : OperatorAction.HALT);
        for (int step = 0; step < QUIET_STEPS; step++)
        {
            nowNs += QUIET_STEP_NS;
            plan.now(nowNs - START_NS);
            live(step);
        }
        standStill();
        checks.books(node.engine(), wire, nowNs);
        if (0 == plan.rate(Fault.VENUE_BUSY))
        {
            checks.protection(node.engine(), wire, nowNs);
        }
        checks.replay(node.engine());
    }

    /** The market says nothing more, so that no order at the venue fills while its books are looked at. */
    private void standStill()
    {
        for (int step = 0; step < STILL_STEPS; step++)
        {
            nowNs += QUIET_STEP_NS;
            node.engine().advanceTo(nowNs);
            wire.advance(nowNs);
        }
    }

    private void guarded(final Runnable work)
    {
        try
        {
            work.run();
        }
        catch (final Killed killed)
        {
            kills++;
            plan.note("killed " + killed.getMessage() + " at inbound " + INBOUND.last() + " outbound " +
                OUTBOUND.last());
            nodeUp = false;
            wire.onNodeDown();
            restartNs = nowNs + plan.draw(Fault.KILL, DOWN_NS_MAX);
        }
    }

    /** What a world that held came to. */
    record Outcome(long orders, long fills, long kills, long restores, long events, boolean booksAgree, int doubt,
        boolean isDealtPast, boolean isStopped, Trades trades)
    {
    }

    /** What a strategy did: orders that entered, stops that moved, orders that closed what was held for the longest. */
    record Trades(long entries, long trails, long longestHolds)
    {
        static final Trades NONE = new Trades(0, 0, 0);
    }

    private record FeedEvent(long dueNs, long order, byte[] bytes) implements Comparable<FeedEvent>
    {
        @Override
        public int compareTo(final FeedEvent other)
        {
            return dueNs == other.dueNs ? Long.compare(order, other.order) : Long.compare(dueNs, other.dueNs);
        }
    }
}
