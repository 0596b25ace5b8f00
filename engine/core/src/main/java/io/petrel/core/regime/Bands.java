package io.petrel.core.regime;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Class of a number by rising thresholds, with hysteresis: a threshold must be passed by a margin before the class
 * changes. Class 0 lies below the first threshold. Pipeline thread only; allocates nothing after construction.
 */
final class Bands implements Stateful
{
    /** Class of a number that is not known. */
    static final int NONE = -1;

    private final Param[] thresholds;
    private final Param margin;
    private int level = NONE;

    Bands(final Parameters parameters, final ParamSpec margin, final List<ParamSpec> thresholds)
    {
        this.margin = parameters.param(margin);
        this.thresholds = new Param[thresholds.size()];
        for (int i = 0; i < this.thresholds.length; i++)
        {
            this.thresholds[i] = parameters.param(thresholds.get(i));
        }
    }

    /** Takes a number, not-a-number if it is not known, and tells its class. */
    int onValue(final double value)
    {
        if (Double.isNaN(value))
        {
            level = NONE;
        }
        else if (NONE == level)
        {
            level = above(value, 0);
        }
        else
        {
            final double slack = margin.asDouble();
            level = Math.max(Math.min(level, above(value, -slack)), above(value, slack));
        }
        return level;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        level = state.visit(level);
    }

    /** Number of thresholds, each shifted, that a value reaches. */
    private int above(final double value, final double shift)
    {
        int count = 0;
        while (count < thresholds.length && value >= thresholds[count].asDouble() + shift)
        {
            count++;
        }
        return count;
    }
}
