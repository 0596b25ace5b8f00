package io.petrel.sim.facts;

import io.petrel.codecs.unit.Units;
import io.petrel.sim.agents.AgentExchange;
import io.petrel.sim.agents.MarketSettings;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import java.util.SplittableRandom;

/**
 * What a metaorder does to the price: parents of several sizes, sides by a coin of their own seed, are worked in equal
 * slices against the best price, one each second or so, and the middle before the first is compared with the middle
 * after the last, in the direction of the parent. Rests between parents let the book recover.
 */
final class ImpactProbe
{
    private static final int OWNER = AgentExchange.OTHERS;
    private static final int REST_SECONDS = 30;

    private final MarketRun run;
    private final SplittableRandom coin;
    private final NewOrder order = new NewOrder();
    private final long sliceLots;

    ImpactProbe(final MarketSettings settings, final long seed, final long sliceLots)
    {
        run = new MarketRun(settings);
        coin = new SplittableRandom(seed);
        this.sliceLots = sliceLots;
    }

    /** Mean signed moves in ticks, by number of slices. */
    double[] measure(final int[] slices, final int rounds)
    {
        final double[] moves = new double[slices.length];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < slices.length; i++)
            {
                moves[i] += move(slices[i]) / rounds;
            }
        }
        return moves;
    }

    private double move(final int slices)
    {
        run.advance(run.exchange().nowNs() + REST_SECONDS * MarketRun.SECOND_NS);
        final boolean isBuy = coin.nextBoolean();
        final double before = run.mid();
        for (int slice = 0; slice < slices; slice++)
        {
            take(isBuy);
            run.advance(run.exchange().nowNs() + MarketRun.SECOND_NS);
        }
        return (run.mid() - before) * (isBuy ? 1 : -1);
    }

    private void take(final boolean isBuy)
    {
        final MatchingBook book = run.exchange().book();
        final long bestTicks = book.bestTicks(!isBuy);
        if (Units.NULL_TICKS != bestTicks)
        {
            run.exchange().submit(run.exchange().nowNs(),
                order.limit(OWNER, 0, isBuy, bestTicks, sliceLots).lifetime(Lifetime.IOC));
        }
    }
}
