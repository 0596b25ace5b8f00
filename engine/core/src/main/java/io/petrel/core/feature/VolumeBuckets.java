package io.petrel.core.feature;

import io.petrel.core.math.RollingMoments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Volume cut into buckets of equal size, and the mean share of each that was one-sided: the volume-synchronised
 * probability of informed trading (D. Easley, M. Lopez de Prado, M. O'Hara, "Flow Toxicity and Liquidity in a
 * High-Frequency World", Review of Financial Studies 25, 2012). Volume that does not fit into a bucket goes on to the
 * next; volume without a side fills buckets half and half. The size is fixed while a bucket fills; nothing is taken in
 * before a size is known. Pipeline thread only; allocates nothing after construction.
 */
final class VolumeBuckets implements Stateful
{
    private final int buckets;
    private final RollingMoments shares;
    private double nextSize;
    private double size;
    private double filled;
    private double net;
    private double value;

    VolumeBuckets(final int buckets)
    {
        this.buckets = buckets;
        shares = new RollingMoments(buckets);
    }

    /** Lots of the buckets that start from now on; the first one starts at once. */
    void resize(final double lots)
    {
        if (lots > 0.0)
        {
            nextSize = lots;
            size = 0.0 == size ? lots : size;
        }
    }

    /** Takes volume in, with its one-sided part: buys less sells. */
    void add(final double lots, final double netLots)
    {
        if (size > 0.0 && lots > 0.0)
        {
            final double netShare = netLots / lots;
            double rest = lots;
            for (int closed = 0; rest >= size - filled && closed <= buckets; closed++)
            {
                rest -= size - filled;
                close(netShare);
            }
            // What is left of a giant after a full window of buckets like it: the buckets between would change nothing.
            rest = rest < size ? rest : rest % size;
            filled += rest;
            net += netShare * rest;
        }
    }

    boolean isReady()
    {
        return shares.isFull();
    }

    double value()
    {
        return value;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        shares.visitState(state);
        nextSize = state.visit(nextSize);
        size = state.visit(size);
        filled = state.visit(filled);
        net = state.visit(net);
        value = state.visit(value);
    }

    private void close(final double netShare)
    {
        shares.add(Math.min(1.0, Math.abs(net + netShare * (size - filled)) / size));
        value = Math.min(1.0, shares.mean());
        size = nextSize;
        filled = 0.0;
        net = 0.0;
    }
}
