package io.petrel.sim.facts;

import io.petrel.codecs.unit.Units;
import io.petrel.sim.agents.AgentExchange;
import io.petrel.sim.agents.MarketSettings;
import io.petrel.sim.exchange.BookListener;
import io.petrel.sim.exchange.MatchingBook;
import java.util.Arrays;

/** Lets a market run without us and writes down what the statistics need: one sample a second, and every taker. */
final class MarketRun implements BookListener
{
    static final long SECOND_NS = 1_000_000_000L;
    static final int SHAPE_TICKS = 40;
    static final int SPREAD_TICKS_MAX = 64;

    private final AgentExchange exchange;
    private double[] mids;
    private double[] arrivals;
    private int seconds;
    private int[] sides = new int[1 << 14];
    private int takers;
    private long trades;
    private long lastTakerId = Units.NULL_ID;
    private final long[] spreads = new long[SPREAD_TICKS_MAX + 1];
    private final double[] shape = new double[SHAPE_TICKS];

    MarketRun(final MarketSettings settings)
    {
        exchange = new AgentExchange(settings, this);
        exchange.open();
    }

    /** Runs for so many seconds, the first of which are not written down. */
    MarketRun run(final int warmUpSeconds, final int newSeconds)
    {
        mids = new double[newSeconds];
        arrivals = new double[newSeconds];
        advance(exchange.nowNs() + warmUpSeconds * SECOND_NS);
        seconds = 0;
        takers = 0;
        trades = 0;
        final long fromNs = exchange.nowNs();
        for (int second = 0; second < newSeconds; second++)
        {
            seconds = second;
            advance(fromNs + (second + 1) * SECOND_NS);
            sample(second);
        }
        seconds = newSeconds;
        return this;
    }

    AgentExchange exchange()
    {
        return exchange;
    }

    double[] mids()
    {
        return mids;
    }

    /** Takers in each second. */
    double[] arrivals()
    {
        return arrivals;
    }

    /** Sides of takers in their order, 1 or -1. */
    int[] sides()
    {
        return Arrays.copyOf(sides, takers);
    }

    long trades()
    {
        return trades;
    }

    long[] spreads()
    {
        return spreads;
    }

    /** Mean displayed lots by distance from the best price of its side, both sides together. */
    double[] shape()
    {
        final double[] means = shape.clone();
        for (int i = 0; i < means.length; i++)
        {
            means[i] /= 2.0 * seconds;
        }
        return means;
    }

    void advance(final long untilNs)
    {
        while (exchange.nextNs() <= untilNs)
        {
            exchange.step();
        }
    }

    double mid()
    {
        return 0.5 * (exchange.book().bestTicks(true) + exchange.book().bestTicks(false));
    }

    private void sample(final int second)
    {
        final MatchingBook book = exchange.book();
        final long bidTicks = book.bestTicks(true);
        final long askTicks = book.bestTicks(false);
        if (Units.NULL_TICKS == bidTicks || Units.NULL_TICKS == askTicks)
        {
            mids[second] = mids[Math.max(0, second - 1)];
            return;
        }
        mids[second] = mid();
        spreads[(int)Math.min(SPREAD_TICKS_MAX, askTicks - bidTicks)]++;
        for (int i = 0; i < SHAPE_TICKS; i++)
        {
            shape[i] += book.isInRange(bidTicks - i) ? book.displayedLots(true, bidTicks - i) : 0;
            shape[i] += book.isInRange(askTicks + i) ? book.displayedLots(false, askTicks + i) : 0;
        }
    }

    @Override
    public void onTrade(final int takerSlot, final int makerSlot, final long priceTicks, final long lots)
    {
        trades++;
        final long id = exchange.book().orders().id(takerSlot);
        if (id != lastTakerId)
        {
            lastTakerId = id;
            sides = takers < sides.length ? sides : Arrays.copyOf(sides, 2 * takers);
            sides[takers++] = exchange.book().orders().isBuy(takerSlot) ? 1 : -1;
            countArrival();
        }
    }

    private void countArrival()
    {
        if (null != arrivals && seconds < arrivals.length)
        {
            arrivals[seconds]++;
        }
    }
}
