package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.feature.FeatureVector;

import java.util.List;

/** One strategy: looks at the features and votes. Pipeline thread only. */
public interface AlphaEngine
{
    /**
     * Which engine it is.
     *
     * @return its id.
     */
    EngineId id();

    /**
     * Votes on one instrument's features.
     *
     * @param features of the instrument now; not kept.
     * @param out      overwritten with the vote.
     */
    void vote(FeatureVector features, Vote out);

    /**
     * Names of the confidence terms, in the order in which a {@link Vote} carries them.
     *
     * @return fixed for the engine.
     */
    List<String> termNames();
}
