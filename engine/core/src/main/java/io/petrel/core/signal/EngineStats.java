package io.petrel.core.signal;

import io.petrel.core.param.Param;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How one engine's trades ended: wins, losses and their sizes, each outcome weighing a little less with every one that
 * follows, so that the statistics describe the engine as it is now. Few outcomes prove little, hence the priors:
 * <pre>
 *   win rate     = (wins + prior rate x k) / (wins + losses + k)              k outcomes that never happened
 *   payoff ratio = (average win / average loss x m + prior ratio x k) / (m + k)   m = min(wins, losses)
 *   reliability  = (wins + losses) / (wins + losses + k)                      share that is the engine's own
 * </pre>
 * The payoff ratio counts as many outcomes as the rarer kind has: a ratio knows no more. An outcome that costs exactly
 * what it earns is a loss. Pipeline thread only; allocates nothing.
 */
public final class EngineStats implements Stateful
{
    private final Param priorWinRate;
    private final Param priorPayoffRatio;
    private final Param priorSamples;
    private final Param decay;
    private double wins;
    private double losses;
    private double winBps;
    private double lossBps;
    private int samples;

    EngineStats(final Param priorWinRate, final Param priorPayoffRatio, final Param priorSamples, final Param decay)
    {
        this.priorWinRate = priorWinRate;
        this.priorPayoffRatio = priorPayoffRatio;
        this.priorSamples = priorSamples;
        this.decay = decay;
    }

    /**
     * Whether the priors are set and the decay is; nothing below may be asked before.
     *
     * @return false if whoever needs the record must refuse to act.
     */
    public boolean isSet()
    {
        return priorWinRate.isSet() && priorPayoffRatio.isSet() && priorSamples.isSet() && decay.isSet();
    }

    /**
     * Share of the engine's trades that win.
     *
     * @return in [0, 1].
     */
    public double winRate()
    {
        final double prior = priorSamples.asDouble();
        final double weight = wins + losses + prior;
        return weight > 0 ? (wins + priorWinRate.asDouble() * prior) / weight : priorWinRate.asDouble();
    }

    /**
     * Average win over average loss.
     *
     * @return at least 0.
     */
    public double payoffRatio()
    {
        final double known = lossBps > 0 ? Math.min(wins, losses) : 0;
        final double prior = priorSamples.asDouble();
        if (!(known > 0))
        {
            return priorPayoffRatio.asDouble();
        }
        return (averageWinBps() / averageLossBps() * known + priorPayoffRatio.asDouble() * prior) / (known + prior);
    }

    /**
     * Part of the win rate that rests on outcomes rather than on its prior.
     *
     * @return in [0, 1]; 0 before the first outcome.
     */
    public double reliability()
    {
        final double own = wins + losses;
        return own > 0 ? own / (own + priorSamples.asDouble()) : 0;
    }

    /**
     * Outcomes that still weigh: their number, each by its decayed weight.
     *
     * @return at least 0.
     */
    public double weight()
    {
        return wins + losses;
    }

    /**
     * What a winning trade earned on average, decayed, after costs.
     *
     * @return basis points; 0 before the first win.
     */
    public double averageWinBps()
    {
        return wins > 0 ? winBps / wins : 0;
    }

    /**
     * What a losing trade cost on average, decayed, after costs.
     *
     * @return basis points, not negative; 0 before the first loss.
     */
    public double averageLossBps()
    {
        return losses > 0 ? lossBps / losses : 0;
    }

    /**
     * Outcomes so far, old ones in full.
     *
     * @return at least 0.
     */
    public int samples()
    {
        return samples;
    }

    /**
     * A trade of the engine ended. Ignored while the decay is not set: what it would weigh is not known.
     *
     * @param netBps its return after costs in basis points of its entry.
     */
    public void onOutcome(final double netBps)
    {
        if (!decay.isSet())
        {
            return;
        }
        age(decay.asDouble());
        if (netBps > 0)
        {
            wins++;
            winBps += netBps;
        }
        else
        {
            losses++;
            lossBps -= netBps;
        }
        samples = Integer.MAX_VALUE == samples ? samples : samples + 1;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        wins = state.visit(wins);
        losses = state.visit(losses);
        winBps = state.visit(winBps);
        lossBps = state.visit(lossBps);
        samples = state.visit(samples);
    }

    private void age(final double factor)
    {
        wins *= factor;
        losses *= factor;
        winBps *= factor;
        lossBps *= factor;
    }
}
