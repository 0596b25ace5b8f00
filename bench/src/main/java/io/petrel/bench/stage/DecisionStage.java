package io.petrel.bench.stage;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.signal.AlphaEngine;
import io.petrel.core.signal.AlphaEngines;
import io.petrel.core.signal.ConfidenceScorer;
import io.petrel.core.signal.Coordinator;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.SignalFilters;
import io.petrel.core.signal.TrackRecord;
import io.petrel.core.signal.Vote;
import io.petrel.core.sizing.Sizer;
import io.petrel.core.sizing.Target;


/** A stage between features and target, run on each bar and vector of a recorded run in turn. */
abstract class DecisionStage implements StageWork
{
    private static final int OPERATIONS = 16;
    private static final int MAX_TERMS = 16;

    private final Bar[] bars;
    private final FeatureVector[] vectors;
    private int next;
    private long sum;

    private DecisionStage(final DecisionTape tape)
    {
        bars = tape.bars().toArray(new Bar[0]);
        vectors = tape.vectors().toArray(new FeatureVector[0]);
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            sum += decide(bars[next], vectors[next]);
            next = next + 1 == bars.length ? 0 : next + 1;
        }
        return sum;
    }

    @Override
    public void check()
    {
        if (0 == sum)
        {
            throw new IllegalStateException(getClass().getSimpleName() + " decided nothing");
        }
    }

    abstract long decide(Bar bar, FeatureVector vector);

    /** Scores, switch with hysteresis, and the surroundings of the regime. */
    static final class Regimes extends DecisionStage
    {
        private final RegimeDetector detector;

        Regimes(final DecisionTape tape)
        {
            super(tape);
            detector = new RegimeDetector(tape.pipeline().parameters());
        }

        @Override
        long decide(final Bar bar, final FeatureVector vector)
        {
            detector.onBar(vector);
            detector.lookAround(bar, vector);
            return 1 + detector.regime().value();
        }
    }

    /** All ten engines. */
    static final class Engines extends DecisionStage
    {
        private final AlphaEngine[] engines;
        private final Vote[] votes;

        Engines(final DecisionTape tape)
        {
            super(tape);
            engines = AlphaEngines.create(tape.pipeline().parameters()).toArray(new AlphaEngine[0]);
            votes = newVotes(engines.length);
        }

        @Override
        long decide(final Bar bar, final FeatureVector vector)
        {
            long said = 0;
            for (int i = 0; i < engines.length; i++)
            {
                engines[i].vote(vector, votes[i]);
                said += Direction.HOLD == votes[i].direction() ? 1 : 2;
            }
            return said;
        }
    }

    /** Coordinator, confidence and filters, over votes made before. */
    static final class Coordination extends DecisionStage
    {
        private final MarketState market;
        private final Coordinator coordinator;
        private final ConfidenceScorer scorer;
        private final SignalFilters filters;
        private final RegimeDetector detector;
        private final Vote[] votes;
        private final Decision decision = new Decision();

        Coordination(final DecisionTape tape)
        {
            super(tape);
            final Parameters parameters = tape.pipeline().parameters();
            final TrackRecord record = new TrackRecord(parameters);
            market = tape.pipeline().market(0);
            coordinator = new Coordinator(parameters, record);
            scorer = new ConfidenceScorer(parameters, record);
            filters = new SignalFilters(parameters);
            detector = assessed(tape);
            votes = firstVotes(tape, AlphaEngines.create(parameters).toArray(new AlphaEngine[0]));
        }

        @Override
        long decide(final Bar bar, final FeatureVector vector)
        {
            coordinator.select(votes, votes.length, detector.regime(), decision);
            scorer.score(decision);
            scorer.note(vector, decision);
            filters.check(market, vector, detector.assessment(), decision);
            return 1 + decision.filter().value();
        }
    }

    /** From a decision to lots, stop and target. */
    static final class Sizing extends DecisionStage
    {
        private final MarketState market;
        private final AccountLane account;
        private final Sizer sizer;
        private final Decision decision = new Decision();
        private final Target target = new Target();

        Sizing(final DecisionTape tape)
        {
            super(tape);
            final Parameters parameters = tape.pipeline().parameters();
            final TrackRecord record = new TrackRecord(parameters);
            market = tape.pipeline().market(0);
            account = tape.pipeline().account(0);
            sizer = new Sizer(account.parameters(), record, account.portfolio(), position -> Units.NULL_TICKS);
            final Vote[] votes = firstVotes(tape, AlphaEngines.create(parameters).toArray(new AlphaEngine[0]));
            final RegimeDetector detector = assessed(tape);
            new Coordinator(parameters, record).select(votes, votes.length, detector.regime(), decision);
            new ConfidenceScorer(parameters, record).score(decision);
            if (Direction.HOLD == decision.direction())
            {
                throw new IllegalStateException("no engine could be selected on this tape");
            }
        }

        @Override
        long decide(final Bar bar, final FeatureVector vector)
        {
            sizer.size(decision, vector, market.instrument(), market.referenceTicks(),
                account.portfolio().equityE8(), target);
            return 1 + target.targetLots();
        }
    }

    static Vote[] newVotes(final int count)
    {
        final Vote[] votes = new Vote[count];
        for (int i = 0; i < count; i++)
        {
            votes[i] = new Vote(MAX_TERMS);
        }
        return votes;
    }

    /** Votes of the bar at which most engines name a direction. */
    private static Vote[] firstVotes(final DecisionTape tape, final AlphaEngine[] engines)
    {
        Vote[] best = newVotes(engines.length);
        long most = -1;
        for (final FeatureVector vector : tape.vectors())
        {
            final Vote[] votes = newVotes(engines.length);
            long directed = 0;
            for (int i = 0; i < engines.length; i++)
            {
                engines[i].vote(vector, votes[i]);
                directed += Direction.HOLD == votes[i].direction() ? 0 : 1;
            }
            if (directed > most)
            {
                most = directed;
                best = votes;
            }
        }
        return best;
    }

    private static RegimeDetector assessed(final DecisionTape tape)
    {
        final RegimeDetector detector = new RegimeDetector(tape.pipeline().parameters());
        tape.vectors().forEach(detector::onBar);
        return detector;
    }
}
