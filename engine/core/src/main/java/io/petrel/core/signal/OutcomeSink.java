package io.petrel.core.signal;

/** Receives how shadow trades end. Pipeline thread only. */
public interface OutcomeSink
{
    /**
     * A shadow trade ended; the engine's statistics count it already.
     *
     * @param instrumentId on which it was held.
     * @param trade        how it went; valid during the call.
     * @param stats        of its engine, from here on.
     */
    void onOutcome(int instrumentId, ShadowTrade trade, EngineStats stats);

    /**
     * A batch of outcomes is complete and the features were judged by it.
     *
     * @param importance of every feature.
     */
    void onImportance(FeatureImportance importance);
}
