package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.Regime;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.ArrayList;
import java.util.List;

/** How far the coordinator trusts one engine: whether it may be selected, and its affinity to each regime. */
final class EngineStanding
{
    private static final Regime[] REGIMES = {Regime.UNKNOWN, Regime.TREND, Regime.RANGE, Regime.PANIC};

    private final Param eligible;
    private final Param[] affinities = new Param[REGIMES.length];

    EngineStanding(final EngineId engine, final Parameters parameters)
    {
        eligible = parameters.param(eligibleSpec(engine));
        for (int i = 0; i < REGIMES.length; i++)
        {
            affinities[i] = parameters.param(affinitySpec(engine, REGIMES[i]));
        }
    }

    static List<ParamSpec> specs(final EngineId engine)
    {
        final List<ParamSpec> specs = new ArrayList<>();
        specs.add(eligibleSpec(engine));
        for (final Regime regime : REGIMES)
        {
            specs.add(affinitySpec(engine, regime));
        }
        return specs;
    }

    boolean isSet(final Regime regime)
    {
        return eligible.isSet() && affinity(regime).isSet();
    }

    /** Whether it may be selected; if not, it votes, is published and followed all the same. */
    boolean isEligible()
    {
        return eligible.asBool();
    }

    Param affinity(final Regime regime)
    {
        return affinities[regime.value() - REGIMES[0].value()];
    }

    /** Whether no regime suits the engine better; UNKNOWN is nobody's own. */
    boolean isOwn(final Regime regime)
    {
        if (Regime.UNKNOWN == regime)
        {
            return false;
        }
        final double here = affinity(regime).asDouble();
        for (final Param affinity : affinities)
        {
            if (affinity.isSet() && affinity.asDouble() > here)
            {
                return false;
            }
        }
        return true;
    }

    private static ParamSpec eligibleSpec(final EngineId engine)
    {
        return ParamSpec.ofFlag("signal.eligible." + lower(engine.name()),
            "Whether the engine may be selected; if not, it votes and is followed for the record only");
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
