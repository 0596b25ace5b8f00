package io.petrel.tools.research.calibrate;

import static io.petrel.tools.research.calibrate.Quantity.BREAKOUT_RANGE;
import static io.petrel.tools.research.calibrate.Quantity.CONSOLIDATION_RANGE;
import static io.petrel.tools.research.calibrate.Quantity.OVERBOUGHT;
import static io.petrel.tools.research.calibrate.Quantity.OVERSOLD;
import static io.petrel.tools.research.calibrate.Quantity.REVERSION_THRESHOLD;
import static io.petrel.tools.research.calibrate.Quantity.TREND_STRENGTH_MIN;

import io.petrel.tools.research.series.Indicators;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * Levels of indicators, from their distribution and from what came after them; labels are purged by {@link Facts}.
 *
 * <p>Bounds cite the line of the specification of the autonomous trading system (Part IV); "ours": it leaves them open.
 */
final class ThresholdRules
{
    /** Line 961; line 987 is its mirror. */
    private static final double MOVE_QUANTILE = 25;
    /** Line 967; line 992 is its mirror. */
    private static final double EXTREME_QUANTILE = 75;
    /** Line 1326. */
    private static final double BREAKOUT_QUANTILE = 90;
    /** Line 1345. */
    private static final double CONSOLIDATION_QUANTILE = 25;
    private static final double FULL_PERCENT = 100;
    /** Line 965. */
    private static final int SAMPLES_MIN = 20;
    /** Line 1297. */
    private static final double Z_FROM = 1;
    /** Line 1297. */
    private static final double Z_TO = 3.5;
    /** Ours: trend strength lies between -1 and 1. */
    private static final double STRENGTH_FROM = 0.1;
    /** Ours. */
    private static final double STRENGTH_TO = 0.9;
    /** Line 1297. */
    private static final double STEP = 0.1;
    /** Error of an empirical distribution that is exceeded in one of twenty cases: sqrt(ln(2 / 0.05) / 2). */
    private static final double DISTRIBUTION_ERROR = Math.sqrt(Math.log(40) / 2);

    private final Facts facts;
    private final Lengths lengths;

    ThresholdRules(final Facts facts, final Lengths lengths)
    {
        this.facts = facts;
        this.lengths = lengths;
    }

    void addTo(final List<CalibratedValue> values)
    {
        addExtremes(values);
        values.add(reversion());
        values.add(range(BREAKOUT_RANGE, BREAKOUT_QUANTILE));
        values.add(range(CONSOLIDATION_RANGE, CONSOLIDATION_QUANTILE));
        values.add(trendStrength());
    }

    /** One less the error that the quantile's rank may have (Dvoretzky, Kiefer and Wolfowitz). */
    static double quantileConfidence(final int samples)
    {
        return 1 - DISTRIBUTION_ERROR / Math.sqrt(Math.max(1, samples));
    }

    static double quantile(final double[] values, final double percent)
    {
        return new Percentile(percent).evaluate(values);
    }

    private void addExtremes(final List<CalibratedValue> values)
    {
        final double[] rsi = Indicators.rsi(facts.bars().close(), lengths.rsiBars());
        final CalibratedValue high = extreme(OVERBOUGHT, rsi, true);
        final CalibratedValue low = extreme(OVERSOLD, rsi, false);
        final boolean areInOrder = low.value() < high.value();
        values.add(areInOrder ? high : facts.refused(OVERBOUGHT, Method.PURGED_QUANTILE, "not above oversold"));
        values.add(areInOrder ? low : facts.refused(OVERSOLD, Method.PURGED_QUANTILE, "not below overbought"));
    }

    /** Falls are the lowest quarter of forward returns; overbought the upper quartile of the RSI before them. */
    private CalibratedValue extreme(final Quantity quantity, final double[] rsi, final boolean isBeforeFalls)
    {
        final double[] forward = facts.forward();
        final int[] labelled = IntStream.range(0, rsi.length)
            .filter(i -> !Double.isNaN(rsi[i]) && !Double.isNaN(forward[i])).toArray();
        if (labelled.length < SAMPLES_MIN)
        {
            return facts.refused(quantity, Method.PURGED_QUANTILE, "too few labels");
        }
        final double[] moves = Arrays.stream(labelled).mapToDouble(i -> forward[i]).toArray();
        final double limit = quantile(moves, isBeforeFalls ? MOVE_QUANTILE : FULL_PERCENT - MOVE_QUANTILE);
        final double[] before = Arrays.stream(labelled)
            .filter(i -> isBeforeFalls ? forward[i] < limit : forward[i] > limit).mapToDouble(i -> rsi[i]).toArray();
        final double percent = isBeforeFalls ? EXTREME_QUANTILE : FULL_PERCENT - EXTREME_QUANTILE;
        return before.length <= SAMPLES_MIN ?
            facts.refused(quantity, Method.PURGED_QUANTILE, "too few moves") :
            facts.found(quantity, quantile(before, percent), Method.PURGED_QUANTILE,
                difference(labelled, rsi, limit, isBeforeFalls), before.length / facts.settings().forwardBars());
    }

    /** One less the chance that the RSI before such moves is no other than before the rest (Mann and Whitney). */
    private double difference(
        final int[] labelled, final double[] rsi, final double limit, final boolean isBeforeFalls)
    {
        final double[] forward = facts.forward();
        final int horizon = facts.settings().forwardBars();
        final int[] apart = Arrays.stream(labelled).filter(i -> 0 == i % horizon).toArray();
        final double[] before = Arrays.stream(apart)
            .filter(i -> isBeforeFalls ? forward[i] < limit : forward[i] > limit).mapToDouble(i -> rsi[i]).toArray();
        final double[] rest = Arrays.stream(apart)
            .filter(i -> isBeforeFalls ? forward[i] >= limit : forward[i] <= limit).mapToDouble(i -> rsi[i]).toArray();
        return 0 == before.length || 0 == rest.length ? 0 :
            1 - new MannWhitneyUTest().mannWhitneyUTest(before, rest, false);
    }

    private CalibratedValue reversion()
    {
        final double[] score = Indicators.zScore(facts.bars().close(), facts.settings().deviationBars());
        return edge(REVERSION_THRESHOLD, Edge.of(
            score, facts.forward(), -1, Z_FROM, Z_TO, STEP, facts.settings().forwardBars()));
    }

    private CalibratedValue trendStrength()
    {
        final double[] fast = Indicators.ema(facts.bars().close(), lengths.fastBars());
        final double[] slow = Indicators.ema(facts.bars().close(), lengths.slowBars());
        final double[] atr = Indicators.atr(facts.bars(), lengths.atrBars());
        final double[] strength = new double[fast.length];
        for (int i = 0; i < strength.length; i++)
        {
            strength[i] = Math.tanh(lengths.trendScale() * (fast[i] - slow[i]) / atr[i]);
        }
        return edge(TREND_STRENGTH_MIN, Edge.of(
            strength, facts.forward(), 1, STRENGTH_FROM, STRENGTH_TO, STEP, facts.settings().forwardBars()));
    }

    private CalibratedValue edge(final Quantity quantity, final Edge edge)
    {
        return Double.isNaN(edge.level()) ?
            facts.refused(quantity, Method.PURGED_EDGE, "no level has an edge") :
            facts.found(quantity, edge.level(), Method.PURGED_EDGE, edge.confidence(), edge.samples());
    }

    private CalibratedValue range(final Quantity quantity, final double percent)
    {
        final double[] ranges = new double[facts.bars().length()];
        for (int i = 0; i < ranges.length; i++)
        {
            ranges[i] = (facts.bars().high()[i] - facts.bars().low()[i]) / facts.bars().low()[i];
        }
        return facts.found(
            quantity, quantile(ranges, percent), Method.QUANTILE, quantileConfidence(ranges.length), ranges.length);
    }
}
