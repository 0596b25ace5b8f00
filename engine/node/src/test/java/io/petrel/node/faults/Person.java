package io.petrel.node.faults;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a person does in a world, from a random stream of its own: orders with a stop and a target, and dealing with the
 * venue past the node, where the account is the same: orders of its own, and cancels of the node's.
 */
final class Person
{
    /** Above every id that a node gives. */
    static final long FIRST_ID = 1L << 60;

    private static final long AWAY_MAX = 40;
    private static final long SIZE_MAX = 60;

    private final SplittableRandom random;
    private final TrueMarket market;
    private final Wire wire;
    private final FaultPlan plan;
    private final boolean wantsExits;
    private final boolean dealsItself;
    private final boolean stops;
    private long ids = FIRST_ID;

    private Person(
        final SplittableRandom random,
        final TrueMarket market,
        final Wire wire,
        final FaultPlan plan,
        final boolean wantsExits,
        final boolean dealsItself,
        final boolean stops)
    {
        this.random = random;
        this.market = market;
        this.wire = wire;
        this.plan = plan;
        this.wantsExits = wantsExits;
        this.dealsItself = dealsItself;
        this.stops = stops;
    }

    /** One that gives plain orders to the node only. */
    static Person plain(final TrueMarket market, final Wire wire, final FaultPlan plan)
    {
        return new Person(new SplittableRandom(0), market, wire, plan, false, false, false);
    }

    static Person of(final long seed, final TrueMarket market, final Wire wire, final FaultPlan plan)
    {
        final SplittableRandom random = new SplittableRandom(~seed);
        return new Person(random, market, wire, plan, random.nextInt(4) > 0, random.nextInt(3) == 0,
            random.nextInt(4) == 0);
    }

    boolean dealsItself()
    {
        return dealsItself;
    }

    /** Whether it is one who now and then stops everything, and does so in the end. */
    boolean stops()
    {
        return stops;
    }

    /** An order to the node; most are to end at a stop, a target or either. */
    byte[] parent(
        final long nowNs,
        final Side side,
        final long sizeLots,
        final ExecutionAlgorithm algorithm,
        final long durationNs)
    {
        final long sign = Side.BUY == side ? 1 : -1;
        final boolean hasStop = wantsExits && random.nextInt(4) > 0;
        final boolean hasTarget = wantsExits && random.nextInt(4) > 0;
        final long stopTicks = market.midTicks() - sign * (2 + random.nextLong(AWAY_MAX));
        final long targetTicks = market.midTicks() + sign * (2 + random.nextLong(AWAY_MAX));
        return Commands.parent(nowNs, side, sizeLots, algorithm, durationNs, hasStop ? stopTicks : Units.NULL_TICKS,
            hasTarget ? targetTicks : Units.NULL_TICKS);
    }

    /** Something that the node learns from the venue only; {@code sent} are the node's orders, the newest last. */
    void deal(final long nowNs, final List<Long> sent)
    {
        if (!dealsItself)
        {
            return;
        }
        final int dice = random.nextInt(1_000);
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        final long sign = Side.BUY == side ? 1 : -1;
        if (dice < 12)
        {
            order(nowNs, side, market.midTicks() + sign * AWAY_MAX, TimeInForce.IOC);
        }
        else if (dice < 18)
        {
            order(nowNs, side, market.midTicks() - sign * (1 + random.nextLong(AWAY_MAX)), TimeInForce.GTC);
        }
        else if (dice < 30 && ids > FIRST_ID)
        {
            cancel(nowNs, ids - 1);
        }
        else if (dice < 60 && !sent.isEmpty())
        {
            cancel(nowNs, sent.get(sent.size() - 1 - random.nextInt(Math.min(4, sent.size()))));
        }
    }

    private void order(final long nowNs, final Side side, final long priceTicks, final TimeInForce timeInForce)
    {
        plan.note("a person's own order " + side + " " + timeInForce + " @ " + priceTicks);
        wire.person(nowNs,
            Commands.atVenue(nowNs, ids++, side, priceTicks, 1 + random.nextLong(SIZE_MAX), timeInForce));
    }

    private void cancel(final long nowNs, final long clientOrderId)
    {
        plan.note("a person's own cancel of " + clientOrderId);
        wire.person(nowNs, Commands.cancelAtVenue(nowNs, clientOrderId));
    }
}
