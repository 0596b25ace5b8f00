package io.petrel.core.feature;

import io.petrel.core.math.Lagged;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.Arrays;

/**
 * Returns of all instruments from one clock time to another. An instrument that had no bar at the earlier time counts
 * with its last close before; one that has none at the later time does not count. Pipeline thread only; allocates when
 * an instrument is added, never after.
 */
final class Sector implements Stateful
{
    private final int bars;
    private Lagged[] closes = new Lagged[0];
    private double[] returns = new double[0];
    private boolean[] counts = new boolean[0];

    Sector(final int bars)
    {
        this.bars = bars;
    }

    void add()
    {
        final int place = closes.length;
        closes = Arrays.copyOf(closes, place + 1);
        returns = Arrays.copyOf(returns, place + 1);
        counts = Arrays.copyOf(counts, place + 1);
        closes[place] = new Lagged(bars);
    }

    /** A clock time is over; tells of one instrument that has had a bar by then. */
    void take(final int place, final boolean isPresent, final double logClose)
    {
        closes[place].add(logClose);
        counts[place] = isPresent && closes[place].isReady();
        returns[place] = counts[place] ? logClose - closes[place].past() : 0.0;
    }

    void write(final int place, final FeatureVector vector)
    {
        int others = 0;
        double sum = 0.0;
        for (int other = 0; other < returns.length; other++)
        {
            if (other != place && counts[other])
            {
                sum += returns[other];
                others++;
            }
        }
        final double mean = sum / others;
        vector.putIf(others > 0, Feature.SECTOR_MOMENTUM, mean);
        vector.putIf(others > 0 && counts[place], Feature.SECTOR_RS, returns[place] - mean);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        for (int i = 0; i < closes.length; i++)
        {
            closes[i].visitState(state);
            returns[i] = state.visit(returns[i]);
            counts[i] = state.visit(counts[i]);
        }
    }
}
