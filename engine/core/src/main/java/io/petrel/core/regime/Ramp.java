package io.petrel.core.regime;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

/**
 * Normalisation to [0, 1]: 0 up to a floor, 1 from a full mark on, straight between. Where the two are set the wrong
 * way round it is a step at the full mark. What is not a number stays so.
 */
final class Ramp
{
    private final Param floor;
    private final Param full;

    Ramp(final Parameters parameters, final ParamSpec floor, final ParamSpec full)
    {
        this.floor = parameters.param(floor);
        this.full = parameters.param(full);
    }

    double of(final double value)
    {
        final double start = floor.asDouble();
        final double end = full.asDouble();
        if (!(start < end))
        {
            return Double.isNaN(value) ? value : value >= end ? 1 : 0;
        }
        return cut((value - start) / (end - start));
    }

    /** Cuts to [0, 1]; what is not a number stays so. */
    static double cut(final double share)
    {
        return share > 1 ? 1 : share < 0 ? 0 : share;
    }
}
