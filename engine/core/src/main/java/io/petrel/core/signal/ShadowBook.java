package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The shadow trades of one instrument: every vote for a direction, followed or not, opens one, unless its engine has
 * one open here. They are followed on every event of the market to their end, which the engine's statistics and the
 * importance of the features learn from, and the journal keeps.
 *
 * <p>Nothing looks ahead: the entry is the price known at the vote, and only events that come after it are followed.
 * Costs are charged for both sides, each as estimated when it would have traded. Without calibrated plan or costs no
 * trade is opened.
 *
 * <p>Hardly any event of a market moves its price out of what the open trades have seen, so the book keeps what they
 * have in common and looks at them one by one only where it is left.
 *
 * <p>Owned by the instrument's lane. Pipeline thread only; allocates nothing after construction.
 */
public final class ShadowBook implements Stateful
{
    private static final int SECTION = StateVisitor.tag("SHAD");
    private static final long NONE = Long.MIN_VALUE;

    private final int instrumentId;
    private final Supplier<FeatureVector> features;
    private final TrackRecord record;
    private final FeatureImportance importance;
    private final OutcomeSink outcomes;
    private final ExitPlan plan;
    private final CostModel costs;
    private final ShadowTrade[] trades = new ShadowTrade[AlphaEngines.IDS.size()];
    private final ShadowTrade[] byEngine = new ShadowTrade[AlphaEngines.TABLE_LENGTH];
    private int openCount;

    /** Prices from and to which, and time before which, nothing changes in any trade. Not state; empty: not known. */
    private long quietFromTicks;
    private long quietToTicks = NONE;
    private long quietUntilNs;

    /**
     * Nothing open.
     *
     * @param instrumentId of the instrument.
     * @param features     of the instrument as they are when asked for: between bars, too, when a trade ends.
     * @param parameters   of the core, declaring {@link #specs()}.
     * @param record       learns every outcome.
     * @param importance   learns every outcome.
     * @param outcomes     is told every outcome.
     */
    public ShadowBook(
        final int instrumentId,
        final Supplier<FeatureVector> features,
        final Parameters parameters,
        final TrackRecord record,
        final FeatureImportance importance,
        final OutcomeSink outcomes)
    {
        this.instrumentId = instrumentId;
        this.features = features;
        this.record = record;
        this.importance = importance;
        this.outcomes = outcomes;
        plan = new ExitPlan(parameters);
        costs = new CostModel(parameters);
        for (int i = 0; i < trades.length; i++)
        {
            trades[i] = new ShadowTrade(AlphaEngines.IDS.get(i));
            byEngine[trades[i].engine().value()] = trades[i];
        }
    }

    /**
     * Parameters of shadow trades: plans, costs and what is learned from them.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        specs.addAll(ExitPlan.specs());
        specs.addAll(CostModel.specs());
        specs.addAll(TrackRecord.specs());
        specs.addAll(FeatureImportance.specs());
        return specs;
    }

    /**
     * An engine voted. What it named counts, even where the vote was held back since.
     *
     * @param vote           of one engine.
     * @param regime         of the instrument now.
     * @param referenceTicks price known now, or {@link Units#NULL_TICKS} while nothing can be traded.
     * @param nowNs          core time.
     */
    public void onVote(final Vote vote, final Regime regime, final long referenceTicks, final long nowNs)
    {
        if (Direction.HOLD == vote.wanted() || referenceTicks <= 0 || !plan.isSet() || !costs.isSet())
        {
            return;
        }
        final ShadowTrade trade = byEngine[vote.engine().value()];
        if (!trade.isOpen())
        {
            final FeatureVector now = features.get();
            plan.plan(vote.wanted(), referenceTicks, now, regime);
            costs.estimate(now);
            trade.open(vote.wanted(), regime, plan, referenceTicks, costs.sideBps(), nowNs);
            trade.features().copyFrom(now);
            openCount++;
            quietToTicks = NONE;
        }
    }

    /**
     * Whether anything is open, and so must be followed.
     *
     * @return true if so.
     */
    public boolean isOpen()
    {
        return openCount > 0;
    }

    /**
     * The market moved.
     *
     * @param priceTicks of the market, or {@link Units#NULL_TICKS} while nothing can be traded.
     * @param nowNs      core time.
     */
    public void onPrice(final long priceTicks, final long nowNs)
    {
        final boolean isQuiet = priceTicks >= quietFromTicks && priceTicks <= quietToTicks && nowNs < quietUntilNs;
        if (isQuiet || 0 == openCount || priceTicks <= 0)
        {
            return;
        }
        for (final ShadowTrade trade : trades)
        {
            if (trade.isOpen() && trade.onPrice(priceTicks, nowNs))
            {
                ended(trade);
            }
        }
        findQuiet();
    }

    /**
     * A bar came of which nothing was seen before. Call before anybody votes on it.
     *
     * @param bar         closed.
     * @param offsetTicks from the bar's prices to those of the market: half the spread where the bar is of bids.
     * @param nowNs       core time.
     */
    public void onBar(final Bar bar, final long offsetTicks, final long nowNs)
    {
        if (0 == openCount)
        {
            return;
        }
        for (final ShadowTrade trade : trades)
        {
            if (trade.isOpen() && trade.onBar(bar.openTicks() + offsetTicks, bar.highTicks() + offsetTicks,
                bar.lowTicks() + offsetTicks, bar.closeTicks() + offsetTicks, nowNs))
            {
                ended(trade);
            }
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        openCount = state.visit(openCount);
        quietToTicks = NONE;
        for (final ShadowTrade trade : trades)
        {
            trade.visitState(state);
        }
    }

    /** What all open trades have in common; everything where none is open. */
    private void findQuiet()
    {
        quietFromTicks = Long.MIN_VALUE;
        quietToTicks = Long.MAX_VALUE;
        quietUntilNs = Long.MAX_VALUE;
        for (final ShadowTrade trade : trades)
        {
            if (trade.isOpen())
            {
                quietFromTicks = Math.max(quietFromTicks, trade.quietFromTicks());
                quietToTicks = Math.min(quietToTicks, trade.quietToTicks());
                quietUntilNs = Math.min(quietUntilNs, trade.deadlineNs());
            }
        }
    }

    private void ended(final ShadowTrade trade)
    {
        openCount--;
        trade.exitCostBps(exitCostBps(trade));
        final EngineStats stats = record.of(trade.engine());
        stats.onOutcome(trade.netBps());
        final boolean isJudged = importance.onOutcome(trade.features(), trade.netBps() > 0);
        outcomes.onOutcome(instrumentId, trade, stats);
        if (isJudged)
        {
            outcomes.onImportance(importance);
        }
    }

    /** Leaving costs what it costs now; where that is not known any more, what entering did. */
    private double exitCostBps(final ShadowTrade trade)
    {
        if (!costs.isSet())
        {
            return trade.entryCostBps();
        }
        costs.estimate(features.get());
        return costs.sideBps();
    }
}
