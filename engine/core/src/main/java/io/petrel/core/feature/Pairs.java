package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.Arrays;

/**
 * Every instrument with the benchmark, and each two of the first so many with one another. A pair moves on when the
 * second of its two bars with the same end time comes, whichever that is. A bar that comes after the other instrument
 * has gone on to a later one has no partner any more: the pair's next return then spans both times. Pipeline thread
 * only; allocates when an instrument is added, never after.
 */
final class Pairs implements Stateful
{
    private static final int BENCHMARK = 0;

    private final FeatureParams params;
    private final int matrixInstruments;
    private final int bars;

    /** By place; null for the benchmark itself. */
    private BenchmarkPair[] withBenchmark = new BenchmarkPair[0];
    /** By the place of the later, then of the earlier instrument; the benchmark's are null, being above. */
    private PairCorrelation[][] others = new PairCorrelation[0][];

    Pairs(final FeatureParams params)
    {
        this.params = params;
        matrixInstruments = params.whole(CrossAssets.MATRIX_INSTRUMENTS);
        bars = params.whole(CrossAssets.BETA_BARS);
    }

    void add()
    {
        final int place = withBenchmark.length;
        withBenchmark = Arrays.copyOf(withBenchmark, place + 1);
        others = Arrays.copyOf(others, place + 1);
        others[place] = new PairCorrelation[place < matrixInstruments ? place : 0];
        for (int other = BENCHMARK + 1; other < others[place].length; other++)
        {
            others[place][other] = new PairCorrelation(bars);
        }
        withBenchmark[place] = BENCHMARK == place ? null : new BenchmarkPair(params);
    }

    /** A bar came; end times and log closes of all places show it already. */
    void onBar(final int place, final long[] endTimesNs, final double[] logCloses)
    {
        if (BENCHMARK != place)
        {
            withBenchmark[place].onOwnBar();
        }
        for (int other = 0; other < withBenchmark.length; other++)
        {
            if (other != place && endTimesNs[other] == endTimesNs[place])
            {
                onCommonBar(Math.min(place, other), Math.max(place, other), logCloses);
            }
        }
    }

    /** Null for the benchmark itself. */
    BenchmarkPair withBenchmark(final int place)
    {
        return withBenchmark[place];
    }

    /** NaN until known, and of a pair that is not followed; 1 of an instrument with itself. */
    double correlation(final int placeA, final int placeB)
    {
        if (placeA == placeB)
        {
            return 1.0;
        }
        final int earlier = Math.min(placeA, placeB);
        final int later = Math.max(placeA, placeB);
        if (BENCHMARK == earlier)
        {
            return withBenchmark[later].correlation();
        }
        return earlier < others[later].length ? others[later][earlier].correlation() : Double.NaN;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        for (int place = BENCHMARK + 1; place < withBenchmark.length; place++)
        {
            withBenchmark[place].visitState(state);
            for (int other = BENCHMARK + 1; other < others[place].length; other++)
            {
                others[place][other].visitState(state);
            }
        }
    }

    private void onCommonBar(final int earlier, final int later, final double[] logCloses)
    {
        if (BENCHMARK == earlier)
        {
            withBenchmark[later].onCommonBar(logCloses[earlier], logCloses[later]);
        }
        else if (earlier < others[later].length)
        {
            others[later][earlier].onCommonBar(logCloses[earlier], logCloses[later]);
        }
    }
}
