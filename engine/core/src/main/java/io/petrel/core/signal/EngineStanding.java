package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.Regime;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.ParamByRegime;

import java.util.ArrayList;
import java.util.List;

/** How far the coordinator trusts one engine: whether it may be selected, and its affinity to each regime. */
final class EngineStanding
{
    private final Param eligible;
    private final ParamByRegime affinities;

    EngineStanding(final EngineId engine, final Parameters parameters)
    {
        eligible = parameters.param(eligibleSpec(engine));
        affinities = new ParamByRegime(parameters, affinitySpecs(engine));
    }

    static List<ParamSpec> specs(final EngineId engine)
    {
        final List<ParamSpec> specs = new ArrayList<>();
        specs.add(eligibleSpec(engine));
        specs.addAll(affinitySpecs(engine));
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

    /** The same; false while that is not set. */
    boolean maySelect()
    {
        return eligible.isSet() && eligible.asBool();
    }

    Param affinity(final Regime regime)
    {
        return affinities.of(regime);
    }

    /** Whether no regime suits the engine better; UNKNOWN is nobody's own. */
    boolean isOwn(final Regime regime)
    {
        return Regime.UNKNOWN != regime && !affinities.isExceeded(regime);
    }

    private static ParamSpec eligibleSpec(final EngineId engine)
    {
        return ParamSpec.ofFlag("signal.eligible." + lower(engine.name()),
            "Whether the engine may be selected; if not, it votes and is followed for the record only");
    }

    private static List<ParamSpec> affinitySpecs(final EngineId engine)
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final String regime : ParamByRegime.WORDS)
        {
            specs.add(ParamSpec.ofShare("signal.affinity." + lower(engine.name()) + "." + regime,
                "How well the engine fits the regime"));
        }
        return specs;
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
