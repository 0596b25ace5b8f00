package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * An engine that is its sheet and its rules: it votes by {@link Ballot}, as all do. Holds no state but parameter
 * handles. Pipeline thread only; allocates nothing after construction.
 */
abstract class RuledEngine implements AlphaEngine, EngineRules
{
    private final EngineSheet sheet;
    private final Ballot ballot;

    RuledEngine(final EngineSheet sheet, final Parameters parameters)
    {
        this.sheet = sheet;
        ballot = new Ballot(sheet, parameters);
    }

    @Override
    public final EngineId id()
    {
        return sheet.engine();
    }

    @Override
    public final List<String> termNames()
    {
        return sheet.termNames();
    }

    @Override
    public final void vote(final FeatureVector features, final Vote out)
    {
        ballot.cast(this, features, out);
    }

    /** What the terms are added through. */
    final Ballot ballot()
    {
        return ballot;
    }
}
