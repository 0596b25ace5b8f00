package io.petrel.core.pipeline;

import io.petrel.codecs.event.ModelReason;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.signal.AlphaEngine;
import io.petrel.core.signal.AlphaEngines;
import io.petrel.core.signal.ConfidenceScorer;
import io.petrel.core.signal.Coordinator;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.FeatureImportance;
import io.petrel.core.signal.ShadowBook;
import io.petrel.core.signal.SignalFilters;
import io.petrel.core.signal.TrackRecord;
import io.petrel.core.signal.Vote;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * From one instrument's features to a decision, the same for every account: each engine votes, the coordinator selects,
 * the scorer says how sure it is, the filters may hold it back. The decision goes on to the accounts. When they have
 * acted, and their orders are away, comes what nobody waited for: shadow trades of the votes are opened, and every step
 * is published, in its place before what the accounts did. Owns the engines' record, which sizing reads. Pipeline
 * thread only; allocates nothing.
 */
final class DecisionPath implements Stateful
{
    private static final int MAX_TERMS = 16;

    private final AlphaEngine[] engines;
    private final Vote[] votes;
    /** Of the engines that could be selected at the last decision, in the order in which they vote. */
    private final Vote[] candidates;
    private int candidateCount;
    private final Parameters parameters;
    private final TrackRecord record;
    private final FeatureImportance importance;
    private final OutcomePublisher outcomes;
    private final Coordinator coordinator;
    private final ConfidenceScorer scorer;
    private final SignalFilters filters;
    private final Decision decision = new Decision();
    private final MarketPublisher bars;
    private final SignalPublisher signals;
    private final RegimePublisher regimes;
    private final DecisionSink decisions;
    private final Outbox outbox;
    /** Of the messages that explain a decision, among those of its event. */
    private int place;

    DecisionPath(
        final Parameters parameters,
        final TrackRecord record,
        final SignalPublisher signals,
        final DecisionSink decisions,
        final Outbox outbox)
    {
        this.parameters = parameters;
        this.record = record;
        this.signals = signals;
        this.decisions = decisions;
        this.outbox = outbox;
        bars = new MarketPublisher(outbox);
        regimes = new RegimePublisher(outbox);
        engines = AlphaEngines.create(parameters).toArray(new AlphaEngine[0]);
        votes = new Vote[engines.length];
        candidates = new Vote[engines.length];
        for (int i = 0; i < votes.length; i++)
        {
            votes[i] = new Vote(MAX_TERMS);
        }
        importance = new FeatureImportance(parameters);
        outcomes = new OutcomePublisher(outbox);
        coordinator = new Coordinator(parameters, record);
        scorer = new ConfidenceScorer(parameters, record);
        filters = new SignalFilters(parameters);
    }

    /** The book of an instrument's shadow trades, which teach the one record of all instruments. */
    ShadowBook newShadowBook(final MarketState market, final Features features)
    {
        return new ShadowBook(market.instrument().id(), features::vector, parameters, record, importance, outcomes);
    }

    /** Core time of the event that is taken now. */
    long nowNs()
    {
        return outbox.nowNs();
    }

    /** A trained model of the regimes was activated, and counts for the instrument or does not. */
    void onRegimeModel(
        final int instrumentId, final RegimeActivation activation, final long ownSchemaHash, final ModelReason reason)
    {
        regimes.publish(instrumentId, activation, ownSchemaHash, reason);
    }

    /**
     * A bar of the instrument's decision series has closed; its features are up to date as far as decisions read them,
     * and so is its regime. Follow with {@link #conclude}.
     */
    void decide(final MarketState market, final Features features, final RegimeDetector regime)
    {
        final FeatureVector deciding = features.deciding();
        candidateCount = 0;
        for (int i = 0; i < engines.length; i++)
        {
            if (coordinator.maySelect(engines[i].id()))
            {
                engines[i].vote(deciding, votes[i]);
                candidates[candidateCount++] = votes[i];
            }
        }
        coordinator.select(candidates, candidateCount, regime.regime(), decision);
        scorer.score(decision);
        final FeatureVector counted = filters.hasEnough(deciding) ? deciding : features.vector();
        filters.check(market, counted, regime.assessment(), decision);
        place = outbox.place();
        decisions.onDecision(market, counted, decision);
    }

    /** The rest for the same bar, once all features and what stands beside the regime are up to date. */
    void conclude(
        final Bar bar,
        final MarketState market,
        final FeatureVector features,
        final RegimeDetector regime,
        final ShadowBook shadows)
    {
        int asked = 0;
        for (int i = 0; i < engines.length; i++)
        {
            if (asked < candidateCount && votes[i] == candidates[asked])
            {
                asked++;
            }
            else
            {
                engines[i].vote(features, votes[i]);
                coordinator.score(votes[i], regime.regime());
            }
            shadows.onVote(votes[i], regime.regime(), market.tradableTicks(), outbox.nowNs());
        }
        scorer.note(features, decision);
        outbox.continueAt(place);
        explain(market.instrument().id(), bar, features, regime);
        outbox.continueAtEnd();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        record.visitState(state);
        importance.visitState(state);
    }

    /** What was decided on, before what was done about it; told after, so that nothing waits for the telling. */
    private void explain(
        final int instrumentId, final Bar bar, final FeatureVector features, final RegimeDetector regime)
    {
        bars.publish(instrumentId, bar);
        signals.publish(instrumentId, features);
        regimes.publish(instrumentId, regime.assessment());
        for (final Vote vote : votes)
        {
            signals.publish(instrumentId, vote, decision);
        }
        signals.publish(instrumentId, decision);
    }
}
