package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/** The engines of the vote: the one list that pipeline, catalogue of parameters and tools share. */
public final class AlphaEngines
{
    /** Every engine, in the order of its id. */
    static final List<EngineId> IDS = List.of(
        EngineId.TREND, EngineId.RANGE, EngineId.BREAKOUT, EngineId.TAPE, EngineId.LEADER, EngineId.SWEEP,
        EngineId.CORRELATION, EngineId.LEAD_LAG, EngineId.PAIRS, EngineId.PCA);

    /** Length of a table with one place for every engine by its id. */
    static final int TABLE_LENGTH = IDS.get(IDS.size() - 1).value() + 1;

    private AlphaEngines()
    {
    }

    /**
     * One engine of each kind, in the order in which they vote.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     * @return a new list; engines hold no state of an instrument.
     */
    public static List<AlphaEngine> create(final Parameters parameters)
    {
        return List.of(
            new TrendEngine(parameters),
            new RangeEngine(parameters),
            new BreakoutEngine(parameters),
            new TapeEngine(parameters),
            new LeaderEngine(parameters),
            new SweepEngine(parameters),
            new CorrelationEngine(parameters),
            new LeadLagEngine(parameters),
            new PairsEngine(parameters),
            new PcaEngine(parameters));
    }

    /**
     * Parameters of all engines.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return ParamCatalogue.of(
            TrendEngine.SPECS,
            RangeEngine.SPECS,
            BreakoutEngine.SPECS,
            TapeEngine.SPECS,
            LeaderEngine.SPECS,
            SweepEngine.SPECS,
            CorrelationEngine.SPECS,
            LeadLagEngine.SPECS,
            PairsEngine.SPECS,
            PcaEngine.SPECS);
    }
}
