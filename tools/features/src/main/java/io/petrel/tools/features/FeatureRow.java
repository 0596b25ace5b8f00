package io.petrel.tools.features;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureView;

/** One decision: the bar that closed and the vector the core published for it. Reused from row to row. */
public final class FeatureRow implements FeatureView
{
    int instrumentId;
    String symbol;
    long decisionTimeNs;
    long ingestTimeNs;
    long barStartNs;
    long barEndNs;
    long highTicks;
    long lowTicks;
    long closeTicks;
    long schemaHash;
    final double[] values = new double[Feature.COUNT];
    final boolean[] isReady = new boolean[Feature.COUNT];

    FeatureRow()
    {
    }

    /**
     * Identifies the instrument.
     *
     * @return its id in the run.
     */
    public int instrumentId()
    {
        return instrumentId;
    }

    /**
     * When the core decided.
     *
     * @return event time, ns since the epoch.
     */
    public long decisionTimeNs()
    {
        return decisionTimeNs;
    }

    /**
     * When the event that closed the bar entered the node: from here on the row was known.
     *
     * @return ns since the epoch.
     */
    public long ingestTimeNs()
    {
        return ingestTimeNs;
    }

    /**
     * When the bar was over.
     *
     * @return exclusive end, ns since the epoch.
     */
    public long barEndNs()
    {
        return barEndNs;
    }

    /**
     * Name of the instrument.
     *
     * @return its symbol.
     */
    public String symbol()
    {
        return symbol;
    }

    /**
     * Close of the bar.
     *
     * @return ticks.
     */
    public long closeTicks()
    {
        return closeTicks;
    }

    /**
     * Schema of the vector.
     *
     * @return its hash.
     */
    @Override
    public long schemaHash()
    {
        return schemaHash;
    }

    /**
     * Whether a feature has a value.
     *
     * @param feature to ask for.
     * @return true if warm and defined.
     */
    @Override
    public boolean isReady(final Feature feature)
    {
        return isReady[feature.index()];
    }

    /**
     * Value of a ready feature.
     *
     * @param feature to read.
     * @return the value, bit for bit what the core published.
     */
    @Override
    public double value(final Feature feature)
    {
        return values[feature.index()];
    }
}
