package io.petrel.tools.cli.explain;

import io.petrel.core.param.Parameters;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.signal.AlphaEngine;
import io.petrel.core.signal.AlphaEngines;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of the terms of each engine's confidence, which a vote carries by place only. */
final class EngineTerms
{
    private static final Map<String, List<String>> NAMES = names();

    private EngineTerms()
    {
    }

    /** Name of a term; its number when the engine is not of this build. */
    static String name(final String engine, final int term)
    {
        final List<String> names = NAMES.getOrDefault(engine, List.of());
        return term < names.size() ? names.get(term) : "term " + term;
    }

    private static Map<String, List<String>> names()
    {
        return AlphaEngines.create(new Parameters(CoreParams.all())).stream()
            .collect(Collectors.toMap(engine -> engine.id().name(), AlphaEngine::termNames));
    }
}
