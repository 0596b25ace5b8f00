package io.petrel.core.pipeline;

import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.MarketState;
import io.petrel.core.signal.Decision;

/** Receives each decision, once per closed bar, those to hold and those held back included. Pipeline thread only. */
interface DecisionSink
{
    /** The arguments are valid during the call and are the same for every account: nobody changes them. */
    void onDecision(MarketState market, FeatureVector features, Decision decision);
}
