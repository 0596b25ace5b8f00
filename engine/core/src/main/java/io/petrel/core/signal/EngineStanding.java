package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.Regime;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.ArrayList;
import java.util.List;

/** How far the coordinator trusts one engine: its affinity to each regime. Pipeline thread only. */
final class EngineStanding
{
    private static final Regime[] REGIMES = {Regime.UNKNOWN, Regime.TREND, Regime.RANGE, Regime.PANIC};

    private final Param[] affinities = new Param[REGIMES.length];

    EngineStanding(final EngineId engine, final Parameters parameters)
    {
        for (int i = 0; i < REGIMES.length; i++)
        {
            affinities[i] = parameters.param(affinitySpec(engine, REGIMES[i]));
        }
    }

    static List<ParamSpec> specs(final EngineId engine)
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final Regime regime : REGIMES)
        {
            specs.add(affinitySpec(engine, regime));
        }
        return specs;
    }

    Param affinity(final Regime regime)
    {
        return affinities[regime.value() - REGIMES[0].value()];
    }

    private static ParamSpec affinitySpec(final EngineId engine, final Regime regime)
    {
        return ParamSpec.ofShare("signal.affinity." + lower(engine.name()) + "." + lower(regime.name()),
            "How well the engine fits the regime");
    }

    /**
     * A constant's name as part of a key: in ASCII a small letter is the capital with the blank's bit, which the
     * underscore must not get.
     */
    static String lower(final String name)
    {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++)
        {
            final char c = name.charAt(i);
            text.append('_' == c ? c : (char)(c | ' '));
        }
        return text.toString();
    }
}
