package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.FeatureVector;

/**
 * What makes an engine itself. {@link Ballot} asks for direction, conditions and terms, in this order, and only once
 * the features and parameters of the engine's {@link EngineSheet} are there.
 */
interface EngineRules
{
    /** Where to; HOLD if the features point neither way. */
    Direction direction(FeatureVector features);

    /** First entry condition that is not met, NONE if all are. Of a HOLD, those that need no direction are asked. */
    HoldReason reasonToHold(FeatureVector features, Direction direction);

    /** Adds the terms of the confidence, through the ballot, in the order of the sheet. */
    void addTerms(FeatureVector features, Direction direction, Vote out);
}
