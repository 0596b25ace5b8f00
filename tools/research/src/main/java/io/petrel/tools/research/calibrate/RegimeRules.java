package io.petrel.tools.research.calibrate;

import static io.petrel.tools.research.calibrate.Quantity.DIMENSION_BOXES;
import static io.petrel.tools.research.calibrate.Quantity.DIMENSION_HIGUCHI;
import static io.petrel.tools.research.calibrate.Quantity.ENTROPY;
import static io.petrel.tools.research.calibrate.Quantity.HURST_DFA;
import static io.petrel.tools.research.calibrate.Quantity.HURST_RS;
import static io.petrel.tools.research.calibrate.Quantity.REGIME_LOOKBACK;
import static io.petrel.tools.research.calibrate.Quantity.REGULARITY;
import static io.petrel.tools.research.calibrate.Quantity.TREND_THRESHOLD;

import io.petrel.tools.research.measure.Entropy;
import io.petrel.tools.research.measure.Fit;
import io.petrel.tools.research.measure.FractalDimension;
import io.petrel.tools.research.measure.Hurst;
import io.petrel.tools.research.measure.Hurst.Correction;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * How long to look for a regime, and what the series looks like as a whole.
 *
 * <p>Bounds cite the line of the specification of the autonomous trading system (Part IV); "ours": it leaves them open.
 */
final class RegimeRules
{
    /** Line 1362. */
    private static final int LOOKBACK_MIN = 50;
    /** Line 1362. */
    private static final int LOOKBACK_MAX = 500;
    /** Line 1362. */
    private static final int LOOKBACK_STEP = 25;
    /** Line 1369. */
    private static final int NEIGHBOURS = 3;
    /** Line 1392: by theory. */
    private static final double RANDOM_WALK_DIMENSION = 1.5;
    /** Line 1395. */
    private static final double TREND_MIN = 0.1;
    /** Line 1395. */
    private static final double TREND_MAX = 0.5;
    /** Line 1441. */
    private static final int ENTROPY_BINS = 50;
    /** Line 1495. */
    private static final int RUN_LENGTH = 2;
    /** Line 1496. */
    private static final double RUN_TOLERANCE = 0.2;

    private final Facts facts;

    RegimeRules(final Facts facts)
    {
        this.facts = facts;
    }

    void addTo(final List<CalibratedValue> values)
    {
        final Fit higuchi = FractalDimension.higuchi(facts.logs());
        values.add(lookBack());
        values.add(trendThreshold(higuchi));
        values.add(measured(HURST_RS, Method.RESCALED_RANGE,
            Hurst.rescaledRange(facts.returns(), Correction.ANIS_LLOYD)));
        values.add(measured(HURST_DFA, Method.DETRENDED_FLUCTUATION, Hurst.detrendedFluctuation(facts.returns())));
        values.add(measured(DIMENSION_HIGUCHI, Method.HIGUCHI, higuchi));
        values.add(measured(DIMENSION_BOXES, Method.BOX_COUNTING, FractalDimension.boxCounting(facts.logs())));
        values.add(facts.found(ENTROPY, Entropy.shannon(facts.returns(), ENTROPY_BINS), Method.SHANNON,
            ThresholdRules.quantileConfidence(facts.returns().length), facts.returns().length));
        values.add(regularity());
    }

    /** Middle of the three neighbouring look-backs whose exponents differ least. */
    private CalibratedValue lookBack()
    {
        final double[] exponents = exponents();
        double least = Double.MAX_VALUE;
        int best = 0;
        for (int i = 0; i + NEIGHBOURS <= exponents.length; i++)
        {
            final double spread = StatUtils.variance(exponents, i, NEIGHBOURS);
            best = spread < least ? i + NEIGHBOURS / 2 : best;
            least = Math.min(least, spread);
        }
        final double whole = exponents.length > 1 ? StatUtils.variance(exponents) : 0;
        return exponents.length < NEIGHBOURS || !(whole > 0) ?
            facts.refused(REGIME_LOOKBACK, Method.HURST_STABILITY, "too few bars") :
            facts.found(REGIME_LOOKBACK, LOOKBACK_MIN + (double)best * LOOKBACK_STEP, Method.HURST_STABILITY,
                1 - Math.sqrt(least / whole), facts.returns().length);
    }

    private double[] exponents()
    {
        final double[] returns = facts.returns();
        final int longest = Math.min(LOOKBACK_MAX, returns.length / 2);
        final int count = Math.max(0, (longest - LOOKBACK_MIN) / LOOKBACK_STEP + 1);
        final double[] exponents = new double[count];
        for (int i = 0; i < count; i++)
        {
            final int from = returns.length - LOOKBACK_MIN - i * LOOKBACK_STEP;
            exponents[i] = Hurst.rescaledRange(
                Arrays.copyOfRange(returns, from, returns.length), Correction.ANIS_LLOYD).value();
        }
        return exponents;
    }

    private CalibratedValue trendThreshold(final Fit dimension)
    {
        final double distance = Math.abs(RANDOM_WALK_DIMENSION - dimension.value());
        return dimension.isKnown() ?
            facts.found(TREND_THRESHOLD, Math.max(TREND_MIN, Math.min(TREND_MAX, 2 * distance)), Method.HIGUCHI,
                1 - dimension.standardError() / Math.max(distance, dimension.standardError()), dimension.samples()) :
            facts.refused(TREND_THRESHOLD, Method.HIGUCHI, "the price does not move");
    }

    private CalibratedValue regularity()
    {
        final double value = Entropy.sample(facts.returns(), RUN_LENGTH, RUN_TOLERANCE);
        final int samples = Math.min(facts.returns().length, Entropy.SAMPLE_ENTROPY_VALUES_MAX);
        return Double.isNaN(value) ? facts.refused(REGULARITY, Method.SAMPLE_ENTROPY, "no run comes twice") :
            facts.found(REGULARITY, value, Method.SAMPLE_ENTROPY, ThresholdRules.quantileConfidence(samples), samples);
    }

    private CalibratedValue measured(final Quantity quantity, final Method method, final Fit fit)
    {
        return fit.isKnown() ?
            facts.found(quantity, fit.value(), method, 1 - fit.standardError(), fit.samples()) :
            facts.refused(quantity, method, "the price does not move");
    }
}
