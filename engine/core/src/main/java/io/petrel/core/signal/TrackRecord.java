package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.ArrayList;
import java.util.List;

/**
 * What every engine's trades came to, on all instruments together. Fed by the shadow trades, read by coordinator,
 * confidence scorer and sizer. Pipeline thread only; allocates nothing after construction.
 */
public final class TrackRecord implements Stateful
{
    private static final int SECTION = StateVisitor.tag("TRAC");

    private static final ParamSpec PRIOR_SAMPLES = ParamSpec.ofNonNegative("signal.win_rate_prior_samples", "outcomes",
        "Outcomes that the prior win rate and payoff ratio of an engine are worth");
    private static final ParamSpec PRIOR_PAYOFF_RATIO = ParamSpec.ofNonNegative("signal.payoff_ratio_prior", "1",
        "Average win over average loss of an engine before its own outcomes");
    private static final ParamSpec DECAY = ParamSpec.ofShare("signal.outcome_decay",
        "Weight of an outcome when the engine's next one ends; 1 never forgets");

    private final EngineStats[] byEngine;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public TrackRecord(final Parameters parameters)
    {
        byEngine = new EngineStats[AlphaEngines.TABLE_LENGTH];
        for (final EngineId engine : AlphaEngines.IDS)
        {
            final Param winRate = parameters.param(winRateSpec(engine));
            byEngine[engine.value()] = new EngineStats(winRate, parameters.param(PRIOR_PAYOFF_RATIO),
                parameters.param(PRIOR_SAMPLES), parameters.param(DECAY));
        }
    }

    /**
     * Parameters the record needs: the prior win rate of every engine, what the priors weigh, the decay.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>(List.of(PRIOR_SAMPLES, PRIOR_PAYOFF_RATIO, DECAY));
        for (final EngineId engine : AlphaEngines.IDS)
        {
            specs.add(winRateSpec(engine));
        }
        return specs;
    }

    /**
     * The statistics of one engine.
     *
     * @param engine any but NONE.
     * @return owned by the record.
     */
    public EngineStats of(final EngineId engine)
    {
        return byEngine[engine.value()];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        for (int i = 0; i < AlphaEngines.IDS.size(); i++)
        {
            of(AlphaEngines.IDS.get(i)).visitState(state);
        }
    }

    private static ParamSpec winRateSpec(final EngineId engine)
    {
        return ParamSpec.ofShare("signal.win_rate." + EngineStanding.lower(engine.name()),
            "Share of the engine's trades that win, until its own outcomes are followed");
    }
}
