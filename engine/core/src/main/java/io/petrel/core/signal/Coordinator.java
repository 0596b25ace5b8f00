package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.codecs.event.Regime;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighs the engines' votes and selects one: score = confidence x affinity[engine][regime] x win rate[engine], the best
 * score above zero wins, and of equal scores that of the engine with the lower id, in whatever order the votes come. An
 * engine that is not eligible is scored but never selected, and counts neither for nor against.
 * Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
public final class Coordinator
{
    private final EngineStanding[] standings;
    private final TrackRecord record;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     * @param record     of the engines' outcomes, for their win rates.
     */
    public Coordinator(final Parameters parameters, final TrackRecord record)
    {
        this.record = record;
        standings = new EngineStanding[AlphaEngines.TABLE_LENGTH];
        for (final EngineId engine : AlphaEngines.IDS)
        {
            standings[engine.value()] = new EngineStanding(engine, parameters);
        }
    }

    /**
     * Parameters the coordinator needs: of every engine its affinities, and whether it may be selected.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final EngineId engine : AlphaEngines.IDS)
        {
            specs.addAll(EngineStanding.specs(engine));
        }
        return specs;
    }

    /**
     * Scores every vote and selects the best. A vote of an engine whose affinity or win rate is not set is turned into
     * a hold for that reason.
     *
     * @param votes  one per engine; affinity, win rate and score are written into them.
     * @param count  how many of them.
     * @param regime of the instrument.
     * @param out    overwritten with the decision.
     */
    public void select(final Vote[] votes, final int count, final Regime regime, final Decision out)
    {
        Vote best = null;
        Vote second = null;
        for (int i = 0; i < count; i++)
        {
            final Vote vote = votes[i];
            score(vote, regime);
            if (isCandidate(vote) && isBetter(vote, best))
            {
                second = best;
                best = vote;
            }
            else if (isCandidate(vote) && isBetter(vote, second))
            {
                second = vote;
            }
        }
        out.reset(regime);
        if (null != best)
        {
            decide(best, second, out);
            out.attribute(shareOfBest(best, second), 1 - shareOfBest(best, second), agreement(votes, count, best));
        }
    }

    /**
     * Whether an engine may be selected now: one that may not makes no difference to a decision, and need not be asked
     * before it is made.
     *
     * @param engine asked about.
     * @return false while it is not set, too.
     */
    public boolean maySelect(final EngineId engine)
    {
        final EngineStanding standing = standings[engine.value()];
        return null != standing && standing.maySelect();
    }

    /**
     * Scores one vote, as {@link #select} does.
     *
     * @param vote   affinity, win rate and score are written into it.
     * @param regime of the instrument.
     */
    public void score(final Vote vote, final Regime regime)
    {
        if (Direction.HOLD == vote.direction())
        {
            return;
        }
        final EngineStanding standing = standings[vote.engine().value()];
        if (null == standing || !record.of(vote.engine()).isSet() || !standing.isSet(regime))
        {
            vote.holdBack(HoldReason.NOT_CALIBRATED);
            return;
        }
        vote.score(standing.affinity(regime).asDouble(), record.of(vote.engine()).winRate());
    }

    private boolean isCandidate(final Vote vote)
    {
        return vote.score() > 0 && standings[vote.engine().value()].isEligible();
    }

    private static boolean isBetter(final Vote vote, final Vote other)
    {
        return null == other ||
            vote.score() > other.score() ||
            vote.score() == other.score() && vote.engine().value() < other.engine().value();
    }

    private void decide(final Vote best, final Vote second, final Decision out)
    {
        out.best(best);
        out.regimeMatch(standings[best.engine().value()].isOwn(out.regime()));
        if (null != second)
        {
            out.runnerUp(second);
        }
    }

    /** By score; a second that votes the other way has no part in the decision. */
    private static double shareOfBest(final Vote best, final Vote second)
    {
        return null == second || second.direction() != best.direction() ?
            1 : best.score() / (best.score() + second.score());
    }

    /** Net share of the scores of all that may be selected: 1 if nobody votes against the best. */
    private double agreement(final Vote[] votes, final int count, final Vote best)
    {
        double net = 0;
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            if (isCandidate(votes[i]))
            {
                total += votes[i].score();
                net += votes[i].direction() == best.direction() ? votes[i].score() : -votes[i].score();
            }
        }
        return net / total;
    }
}
