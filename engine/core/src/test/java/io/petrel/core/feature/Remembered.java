package io.petrel.core.feature;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A plain formula over the bars, each of its values computed once, in order: bars that are over do not change. So a
 * formula that looks at its own past is followed over a whole tape in one pass.
 */
final class Remembered implements IntToDoubleFunction
{
    private final IntToDoubleFunction formula;
    private double[] values = new double[1_024];
    private int count;

    Remembered(final IntToDoubleFunction formula)
    {
        this.formula = formula;
    }

    @Override
    public double applyAsDouble(final int at)
    {
        if (at < 0)
        {
            return formula.applyAsDouble(at);
        }
        while (count <= at)
        {
            values = count < values.length ? values : Arrays.copyOf(values, 2 * count);
            final double value = formula.applyAsDouble(count);
            values[count++] = value;
        }
        return values[at];
    }

    /** The formula's last value that is known, for one that goes on from it. */
    double before(final int at)
    {
        return values[at - 1];
    }
}
