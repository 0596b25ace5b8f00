package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.feature.Feature;
import io.petrel.core.param.ParamSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * What an engine declares before anything has a value: who it is, the features and parameters it cannot do without, and
 * the terms of its confidence, each with a weight parameter {@code signal.ENGINE.weight.TERM}.
 *
 * @param engine     its id.
 * @param isRelative whether it compares the instrument with the benchmark, and so has nothing to say of the benchmark.
 * @param needed     features without which it cannot vote; those of optional terms are not among them.
 * @param specs      all its parameters.
 * @param termNames  of the confidence, in the order of its sum.
 * @param weights    of the terms, in the same order; also among the parameters.
 */
record EngineSheet(
    EngineId engine,
    boolean isRelative,
    List<Feature> needed,
    List<ParamSpec> specs,
    List<String> termNames,
    List<ParamSpec> weights)
{
    /** Declares an engine that looks at the instrument alone. */
    static EngineSheet of(
        final EngineId engine,
        final List<Feature> needed,
        final List<ParamSpec> thresholds,
        final List<String> termNames)
    {
        return sheet(engine, false, needed, thresholds, termNames);
    }

    /** Declares an engine that compares the instrument with the benchmark. */
    static EngineSheet relative(
        final EngineId engine,
        final List<Feature> needed,
        final List<ParamSpec> thresholds,
        final List<String> termNames)
    {
        return sheet(engine, true, needed, thresholds, termNames);
    }

    private static EngineSheet sheet(
        final EngineId engine,
        final boolean isRelative,
        final List<Feature> needed,
        final List<ParamSpec> thresholds,
        final List<String> termNames)
    {
        final List<ParamSpec> weights = new ArrayList<>();
        for (final String term : termNames)
        {
            weights.add(ParamSpec.ofShare("signal." + EngineStanding.lower(engine.name()) + ".weight." + term,
                "Weight of " + term.replace('_', ' ') + " in the confidence"));
        }
        final List<ParamSpec> specs = new ArrayList<>(thresholds);
        specs.addAll(weights);
        return new EngineSheet(
            engine, isRelative, List.copyOf(needed), List.copyOf(specs), List.copyOf(termNames), List.copyOf(weights));
    }
}
