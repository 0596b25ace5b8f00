package io.petrel.core.feature;

import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * What the instruments of one core do together, on one clock: returns of bars that end at the same time. The first
 * instrument defined is the benchmark. One for all instruments. Pipeline thread only.
 */
public final class CrossAssets implements Stateful
{
    static final List<ParamSpec> SPECS = List.of();

    private int count;

    /**
     * A market without instruments.
     *
     * @param parameters of the core.
     */
    public CrossAssets(final Parameters parameters)
    {
    }

    /**
     * Adds an instrument.
     *
     * @return its place, from 0; the benchmark has place 0.
     */
    public int add()
    {
        return count++;
    }

    /**
     * A bar of the common clock closed.
     *
     * @param place      of the instrument.
     * @param endTimeNs  end of the bar.
     * @param closeTicks its close.
     */
    public void onClose(final int place, final long endTimeNs, final long closeTicks)
    {
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(count);
    }
}
