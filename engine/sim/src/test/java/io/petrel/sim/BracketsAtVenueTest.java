package io.petrel.sim;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.order.Order;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.state.StateHash;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static io.petrel.sim.BracketWorld.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

/** Stops and targets at the simulated venue against those that the core watches, and among everything that fails. */
class BracketsAtVenueTest
{
    private static final int SEEDS = Integer.getInteger("petrel.sweep", 100);
    private static final int STEPS = 400;
    private static final int TRAIL = 40;
    private static final long START = 100_000;
    private static final BracketWorld.SendCheck UNCHECKED = order ->
    {
    };
    /** Patience, and a try and a question or two each way. */
    private static final long LATEST_NS = 12 * SECOND_NS;

    @Test
    void shouldEndTheSameWhoeverClosesWhereTheVenueHasNoLatency()
    {
        long exits = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final BracketWorld there = new BracketWorld(plain(), true, UNCHECKED);
            final BracketWorld here = new BracketWorld(plain(), false, UNCHECKED);
            final SplittableRandom random = new SplittableRandom(seed);
            long bidTicks = START;
            for (int step = 1; step <= STEPS; step++)
            {
                bidTicks += random.nextInt(3) - 1;
                there.quote(step * SECOND_NS, bidTicks);
                here.quote(step * SECOND_NS, bidTicks);
                if (0 == random.nextInt(20))
                {
                    final long lots = random.nextInt(-50, 51);
                    final long stop = random.nextInt(2, 8);
                    final long target = random.nextInt(2, 8);
                    final long trail = random.nextBoolean() ? Units.NULL_TICKS : random.nextInt(2, 8);
                    there.target(lots, stop, target, trail);
                    here.target(lots, stop, target, trail);
                }
                assertThat(there.position.lots()).as("seed %d step %d", seed, step).isEqualTo(here.position.lots());
            }
            assertThat(there.exits).as("seed " + seed).isEqualTo(here.exits);
            assertThat(there.portfolio.equityE8()).as("seed " + seed).isEqualTo(here.portfolio.equityE8());
            assertThat(there.portfolio.realisedE8()).as("seed " + seed).isEqualTo(here.portfolio.realisedE8());
            assertThat(there.legs).as("seed " + seed).contains("STOP PLACED NONE", "TARGET PLACED NONE");
            exits += there.exits.size();
        }
        assertThat(exits).isGreaterThan(5L * SEEDS);
    }

    @Test
    void shouldCloseAtTheTargetWhereTheMarketGapsOverIt()
    {
        final BracketWorld there = new BracketWorld(plain(), true, UNCHECKED);
        final BracketWorld here = new BracketWorld(plain(), false, UNCHECKED);
        for (final BracketWorld world : new BracketWorld[] {there, here})
        {
            world.quote(SECOND_NS, START);
            world.target(10, 20, 20, Units.NULL_TICKS);
            world.quote(2 * SECOND_NS, START);
            world.quote(3 * SECOND_NS, START + 50);
        }

        assertThat(there.exits).as("a resting order has its own price").containsExactly("3 SELL 10 @ 100020");
        assertThat(here.exits).as("a taker has the market's").containsExactly("3 SELL 10 @ 100050");
    }

    @Test
    void shouldCloseAStopSoonerThanTheCoreWhereMessagesTakeTime()
    {
        final BracketWorld there = new BracketWorld(slow(3 * SECOND_NS / 2), true, UNCHECKED);
        final BracketWorld here = new BracketWorld(slow(3 * SECOND_NS / 2), false, UNCHECKED);
        for (final BracketWorld world : new BracketWorld[] {there, here})
        {
            world.quote(SECOND_NS, START);
            world.target(10, 20, 20, Units.NULL_TICKS);
            for (int second = 2; second < 10; second++)
            {
                world.quote(second * SECOND_NS, START);
            }
            for (int second = 10; second < 20; second++)
            {
                world.quote(second * SECOND_NS, START - 10 * (second - 8));
            }
        }

        assertThat(there.exits).as("on the event that reaches it").containsExactly("11 SELL 10 @ 99980");
        assertThat(here.exits).as("a message later").containsExactly("13 SELL 10 @ 99970");
    }

    @Test
    void shouldKeepThePositionProtectedAndNeverCloseMoreThanIsHeldWhateverFails()
    {
        long exits = 0;
        long emulated = 0;
        final Set<String> told = new HashSet<>();
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Run run = new Run(seed);
            try
            {
                run.play();
                exits += run.world.exits.size();
                emulated += run.world.legs.stream().filter(line -> !line.contains("PLACED")).count();
                told.addAll(run.world.legs);
            }
            catch (final AssertionError | RuntimeException failed)
            {
                final List<String> trail = run.world.trail;
                throw new AssertionError("seed " + seed + ": " + failed.getMessage() + "\n" +
                    String.join("\n", trail.subList(Math.max(0, trail.size() - TRAIL), trail.size())), failed);
            }
        }
        // The streams are no good if nothing goes wrong in them.
        assertThat(exits).isGreaterThan(4L * SEEDS);
        assertThat(emulated).isGreaterThan(SEEDS);
        assertThat(told).contains("STOP VENUE VENUE_BUSY", "TARGET VENUE VENUE_BUSY", "STOP VENUE REQUESTED",
            "TARGET VENUE REQUESTED", "STOP OVERDUE NONE", "TARGET VENUE SESSION_LOST");
        assertThat(told).anyMatch(line -> line.endsWith("UNKNOWN_ORDER"));
    }

    @Test
    void shouldLiveTheSameLifeFromTheSameSeed()
    {
        final Run first = new Run(7);
        final Run second = new Run(7);
        first.play();
        second.play();

        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(second.world.exits).isEqualTo(first.world.exits);
    }

    @Test
    void shouldDoTheSameAtTheSameTimeAsOneThatNeverRests()
    {
        long legs = 0;
        for (long seed = 1; seed <= SEEDS / 4; seed++)
        {
            final Run resting = new Run(seed);
            final Run looking = new Run(seed);
            looking.world.neverRest();
            for (int step = 1; step <= STEPS; step++)
            {
                resting.step(step);
                looking.step(step);
                assertThat(resting.world.execution.nextDeadlineNs()).as("seed %d step %d", seed, step)
                    .isEqualTo(looking.world.execution.nextDeadlineNs());
                assertThat(resting.hash()).as("seed %d step %d", seed, step).isEqualTo(looking.hash());
            }
            assertThat(resting.world.trail).as("seed %d", seed).isEqualTo(looking.world.trail);
            legs += resting.world.legs.size();
        }
        assertThat(legs).isGreaterThan(4L * SEEDS);
    }

    private static SimSettings plain()
    {
        return slow(0);
    }

    private static SimSettings slow(final long latencyNs)
    {
        return SimSettings.builder().latency(LatencySettings.constant(latencyNs, latencyNs))
            .fees(FeeSettings.flat(10_000, 10_000)).build();
    }

    /** One stream: a market that jumps, targets both ways, refusals, outages, cancels by others, flattening. */
    private static final class Run
    {
        final BracketWorld world;
        private final SplittableRandom random;
        private long bidTicks = START;
        private long dueSinceNs = Units.NULL_TIME_NS;
        private long stopTicks;
        private long wantedLots;

        Run(final long seed)
        {
            random = new SplittableRandom(seed);
            final long latencyNs = random.nextInt(4) * SECOND_NS / 4;
            final boolean hasOutages = random.nextBoolean();
            final boolean isBusy = random.nextBoolean();
            world = new BracketWorld(SimSettings.builder()
                .latency(LatencySettings.constant(latencyNs, latencyNs))
                .faults(new FaultSettings(seed, isBusy ? Units.ONE_E8 / 10 : 0, hasOutages ? 60 * SECOND_NS : 0,
                    3 * SECOND_NS, random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), 0, 1))
                .build(), true, this::hasRoom);
        }

        void play()
        {
            for (int step = 1; step <= STEPS; step++)
            {
                step(step);
            }
            conclude();
        }

        void step(final int step)
        {
            bidTicks += random.nextInt(5) - 2 + (0 == random.nextInt(40) ? random.nextInt(-30, 31) : 0);
            world.quote(step * SECOND_NS, bidTicks);
            act(random.nextInt(100));
            check();
        }

        long hash()
        {
            final StateHash hash = new StateHash();
            world.visitState(hash);
            return hash.value();
        }

        private void act(final int dice)
        {
            if (dice < 6)
            {
                wantedLots = random.nextInt(-50, 51);
                world.target(wantedLots, random.nextInt(3, 15), random.nextInt(3, 15),
                    random.nextBoolean() ? Units.NULL_TICKS : random.nextInt(3, 15));
            }
            else if (dice < 8 && null != world.portfolio.workingOrders().first())
            {
                world.cancelAtVenue(world.portfolio.workingOrders().newest().clientOrderId());
            }
            else if (dice < 9)
            {
                wantedLots = Long.MAX_VALUE;
                world.flatten(OperatorAction.FLATTEN);
            }
            else if (dice < 12)
            {
                world.flatten(OperatorAction.RESUME);
            }
        }

        /** Whatever the legs do meanwhile, an order that closes leaves room for them. */
        private void hasRoom(final Order order)
        {
            if (OrderPurpose.ENTRY == order.purpose())
            {
                return;
            }
            final long heldLots = world.position.lots();
            final Side closing = heldLots > 0 ? Side.SELL : Side.BUY;
            assertThat(order.side()).as("closes").isEqualTo(closing);
            if (order.isLeg())
            {
                assertThat(order.sizeLots()).isLessThanOrEqualTo(
                    Math.abs(heldLots) - world.position.orderLots(closing));
            }
            else
            {
                assertThat(world.position.orderLots(closing) + world.position.legLots(closing))
                    .as("what may close").isLessThanOrEqualTo(Math.abs(heldLots));
            }
        }

        private void check()
        {
            final long heldLots = world.position.lots();
            final Side closing = heldLots > 0 ? Side.SELL : Side.BUY;
            final boolean isExiting = Long.MAX_VALUE != wantedLots &&
                (Long.signum(wantedLots) != Long.signum(heldLots) || Math.abs(wantedLots) < Math.abs(heldLots));
            for (WorkingOrder row = world.portfolio.workingOrders().first(); null != row; row = row.next())
            {
                final boolean isSettled = row.isAcknowledged() && !row.isChangeRequested() && !row.isInQuestion();
                final boolean isDone = isStopFiring() || world.nowNs - world.exitNs < 2 * SECOND_NS;
                if (row.isLeg() && isSettled && 0 != heldLots && !isExiting && !isDone && world.gateSwitch.isOpen())
                {
                    assertThat(row.remainingLots()).as("the group is the position").isEqualTo(
                        Math.abs(heldLots) - world.position.orderLots(closing));
                }
            }
            checkStop(heldLots);
        }

        /** It closes all that it can: until it has ended, the target is let be; and for a moment after either did. */
        private boolean isStopFiring()
        {
            boolean isFiring = false;
            for (WorkingOrder row = world.portfolio.workingOrders().first(); null != row; row = row.next())
            {
                isFiring |= row.isLeg() && OrderPurpose.STOP == row.purpose() &&
                    world.orders.find(row.clientOrderId()).filledLots() > 0;
            }
            return isFiring;
        }

        /** A stop that stays reached is executed, by whomever, unless nothing may leave. */
        private void checkStop(final long heldLots)
        {
            final long newStopTicks = world.execution.stopTicks(world.position);
            final boolean isDue = 0 != heldLots && Units.NULL_TICKS != newStopTicks &&
                (heldLots > 0 ? bidTicks <= newStopTicks : bidTicks + 1 >= newStopTicks) &&
                world.gateSwitch.isOpen();
            dueSinceNs = !isDue || newStopTicks != stopTicks ? Units.NULL_TIME_NS :
                Units.NULL_TIME_NS == dueSinceNs ? world.nowNs : dueSinceNs;
            stopTicks = newStopTicks;
            assertThat(Units.NULL_TIME_NS == dueSinceNs || world.nowNs - dueSinceNs <= LATEST_NS)
                .as("%d lots past their stop %d for long", heldLots, stopTicks).isTrue();
        }

        /** Nothing fails any more and the market stands still: the group is the position, here and at the venue. */
        private void conclude()
        {
            world.flatten(OperatorAction.RESUME);
            for (int i = 1; i <= 60; i++)
            {
                world.quote((STEPS + i) * SECOND_NS, bidTicks);
            }
            final long heldLots = world.position.lots();
            final Side closing = heldLots > 0 ? Side.SELL : Side.BUY;
            assertThat(world.venue.netLots(1, 1)).as("the venue's position").isEqualTo(heldLots);
            if (world.gateSwitch.isOpen() && 0 == heldLots)
            {
                assertThat(world.portfolio.workingOrders().size()).as("orders without a position").isZero();
            }
            assertThat(world.position.legLots(closing)).isLessThanOrEqualTo(Math.abs(heldLots));
        }
    }
}
