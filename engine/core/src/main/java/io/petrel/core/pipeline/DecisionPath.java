package io.petrel.core.pipeline;

import io.petrel.codecs.event.FilterReason;
import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.core.execution.Execution;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.signal.AlphaEngine;
import io.petrel.core.signal.AlphaEngines;
import io.petrel.core.signal.ConfidenceScorer;
import io.petrel.core.signal.Coordinator;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.FeatureImportance;
import io.petrel.core.signal.HeldCorrelation;
import io.petrel.core.signal.ShadowBook;
import io.petrel.core.signal.SignalFilters;
import io.petrel.core.signal.TrackRecord;
import io.petrel.core.signal.Vote;
import io.petrel.core.sizing.Sizer;
import io.petrel.core.sizing.Target;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/**
 * From one instrument's features to a target: each engine votes, the coordinator selects, the scorer says how sure it
 * is, the filters may hold it back, the sizer sizes, execution works it. Every step is published before the next acts
 * on it. Pipeline thread only; allocates nothing.
 */
final class DecisionPath implements Stateful
{
    private static final int MAX_TERMS = 16;

    private final AlphaEngine[] engines;
    private final Vote[] votes;
    private final Parameters parameters;
    private final TrackRecord record;
    private final FeatureImportance importance;
    private final OutcomePublisher outcomes;
    private final Coordinator coordinator;
    private final ConfidenceScorer scorer;
    private final SignalFilters filters;
    private final Sizer sizer;
    private final Decision decision = new Decision();
    private final Target target = new Target();
    private final Portfolio portfolio;
    private final Execution execution;
    private final SignalPublisher signals;
    private final RegimePublisher regimes;
    private final AccountPublisher accounts;
    private final Outbox outbox;

    private long publishedEquityE8;

    DecisionPath(
        final Parameters parameters,
        final Portfolio portfolio,
        final Execution execution,
        final AccountPublisher accounts,
        final HeldCorrelation held,
        final Outbox outbox)
    {
        this.parameters = parameters;
        this.portfolio = portfolio;
        this.execution = execution;
        this.accounts = accounts;
        this.outbox = outbox;
        signals = new SignalPublisher(outbox);
        regimes = new RegimePublisher(outbox);
        engines = AlphaEngines.create(parameters).toArray(new AlphaEngine[0]);
        votes = new Vote[engines.length];
        for (int i = 0; i < votes.length; i++)
        {
            votes[i] = new Vote(MAX_TERMS);
        }
        record = new TrackRecord(parameters);
        importance = new FeatureImportance(parameters);
        outcomes = new OutcomePublisher(outbox);
        coordinator = new Coordinator(parameters, record);
        scorer = new ConfidenceScorer(parameters, record);
        filters = new SignalFilters(parameters, held);
        sizer = new Sizer(parameters, record, portfolio, execution);
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

    /** A bar of the instrument's decision series has closed; its features and its regime are up to date. */
    void onFeatures(
        final MarketState market, final FeatureVector features, final RegimeDetector regime, final ShadowBook shadows)
    {
        final int instrumentId = market.instrument().id();
        signals.publish(instrumentId, features);
        regimes.publish(instrumentId, regime.assessment());
        for (int i = 0; i < engines.length; i++)
        {
            engines[i].vote(features, votes[i]);
            shadows.onVote(votes[i], regime.regime(), market.tradableTicks(), outbox.nowNs());
        }
        coordinator.select(votes, votes.length, regime.regime(), decision);
        scorer.score(features, decision);
        filters.check(market, features, regime.assessment(), decision);
        for (final Vote vote : votes)
        {
            signals.publish(instrumentId, vote, decision);
        }
        signals.publish(instrumentId, decision);
        publishEquity();
        if (FilterReason.NONE == decision.filter())
        {
            pursue(market, features);
        }
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(publishedEquityE8);
        record.hashInto(hash);
        importance.hashInto(hash);
    }

    private void pursue(final MarketState market, final FeatureVector features)
    {
        sizer.size(decision, features, market.instrument(), market.referenceTicks(), portfolio.equityE8(), target);
        signals.publish(
            market.instrument().id(),
            portfolio.accountId(),
            portfolio.position(market.instrument()).lots(),
            target);
        if (SizingVerdict.SIZED == target.verdict())
        {
            execution.onTarget(market, target.targetLots(), target.stopTicks(), target.targetTicks(),
                target.maxHoldNs(), outbox.nowNs());
        }
    }

    /** Equity moves with the market between fills; observers get it once a bar. */
    private void publishEquity()
    {
        if (portfolio.isOpen() && publishedEquityE8 != portfolio.equityE8())
        {
            publishedEquityE8 = portfolio.equityE8();
            accounts.onAccount(portfolio);
        }
    }
}
