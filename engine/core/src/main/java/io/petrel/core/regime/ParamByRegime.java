package io.petrel.core.regime;

import io.petrel.codecs.event.Regime;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/** One parameter for each regime, UNKNOWN included. Pipeline thread only; allocates nothing after construction. */
public final class ParamByRegime
{
    /** The regimes as parts of keys, in the order of their declarations. */
    public static final List<String> WORDS = List.of("unknown", "trend", "range", "panic");

    private final Param[] params = new Param[WORDS.size()];

    /**
     * Takes its handles.
     *
     * @param parameters of the core.
     * @param specs      declarations, one for each of {@link #WORDS}, in that order.
     */
    public ParamByRegime(final Parameters parameters, final List<ParamSpec> specs)
    {
        for (int i = 0; i < params.length; i++)
        {
            params[i] = parameters.param(specs.get(i));
        }
    }

    /**
     * The parameter of one regime.
     *
     * @param regime any but the null value.
     * @return its handle.
     */
    public Param of(final Regime regime)
    {
        return params[regime.value() - Regime.UNKNOWN.value()];
    }

    /**
     * Whether another regime has a greater value.
     *
     * @param regime whose parameter is set.
     * @return true if a parameter that is set exceeds it.
     */
    public boolean isExceeded(final Regime regime)
    {
        final double value = of(regime).asDouble();
        for (final Param param : params)
        {
            if (param.isSet() && param.asDouble() > value)
            {
                return true;
            }
        }
        return false;
    }
}
