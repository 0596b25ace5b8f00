package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One feature at the last bars, ready or not: a bar at which it was not ready counts as a bar, so that a lag is always
 * a number of bars. Pipeline thread only; allocates nothing after construction.
 */
final class LaggedFeature implements Stateful
{
    private final Feature feature;
    private final double[] values;
    private final boolean[] isReady;
    private int newest;

    LaggedFeature(final Feature feature, final int maxLag)
    {
        this.feature = feature;
        values = new double[maxLag + 1];
        isReady = new boolean[maxLag + 1];
    }

    /** Takes the feature of the bar that has just closed. */
    void onBar(final FeatureVector vector)
    {
        newest = newest + 1 == values.length ? 0 : newest + 1;
        isReady[newest] = vector.isReady(feature);
        values[newest] = vector.valueOrZero(feature.index());
    }

    /** Writes what the feature was that many bars before the newest, at most the largest lag. */
    void write(final int lag, final Feature target, final FeatureVector vector)
    {
        final int at = newest < lag ? newest - lag + values.length : newest - lag;
        vector.putIf(isReady[at], target, values[at]);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        newest = state.visit(newest);
        for (int i = 0; i < values.length; i++)
        {
            isReady[i] = state.visit(isReady[i]);
            values[i] = state.visit(values[i]);
        }
    }
}
