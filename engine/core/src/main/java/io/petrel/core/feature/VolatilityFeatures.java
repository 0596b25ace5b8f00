package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingCounts;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.RollingRank;
import io.petrel.core.math.RollingShape;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Size and shape of the returns of one bar series: realised volatility per bar, and per year by the time that really
 * passed, since tick and volume bars have no fixed length; time without trading counts as time. Logarithms need prices
 * above zero: with any other bar nothing here is ready, and the next return spans it. Pipeline thread only; allocates
 * nothing after construction.
 */
final class VolatilityFeatures implements Stateful
{
    private static final ParamSpec VOLATILITY_LONG_BARS = FeatureParams.window(
        "feature.volatility_long_bars", "bars", 2, "Returns that the long realised volatility looks at");
    private static final ParamSpec VOLATILITY_RANK_BARS = FeatureParams.window(
        "feature.volatility_rank_bars", "bars", 1, "Volatilities among which the present one is ranked");
    private static final ParamSpec MOMENT_BARS =
        FeatureParams.window("feature.moment_bars", "bars", 4, "Returns whose skewness and kurtosis are taken");

    static final List<ParamSpec> SPECS = List.of(VOLATILITY_LONG_BARS, VOLATILITY_RANK_BARS, MOMENT_BARS);

    private static final double NS_PER_DAY = 86_400e9;
    private static final double LN_2 = Transcendental.log(2.0);
    private static final double PARKINSON = 1.0 / (4.0 * LN_2);
    private static final double GARMAN_KLASS = 2.0 * LN_2 - 1.0;

    private static final Feature[] WRITTEN = {
        Feature.LOG_RETURN, Feature.MEAN_RETURN, Feature.REALISED_SIGMA, Feature.REALISED_SIGMA_LONG,
        Feature.VOLATILITY_RATIO, Feature.VOLATILITY_PERCENTILE, Feature.REALISED_VOL, Feature.SKEWNESS,
        Feature.KURTOSIS, Feature.PARKINSON_VOL, Feature.GARMAN_KLASS_VOL};

    private final double yearNs;
    private final int bars;
    private final RollingMoments returns;
    private final RollingMoments longReturns;
    private final RollingCounts elapsedNs;
    private final RollingRank sigmas;
    private final RollingShape shape;
    private final RollingMoments ranges;
    private final RollingMoments bodies;
    private double previousClose;
    private long previousEndNs;

    VolatilityFeatures(final FeatureParams params)
    {
        yearNs = params.volatilityYearDays() * NS_PER_DAY;
        bars = params.volatilityBars();
        returns = new RollingMoments(bars);
        longReturns = new RollingMoments(params.whole(VOLATILITY_LONG_BARS));
        elapsedNs = new RollingCounts(bars);
        sigmas = new RollingRank(params.whole(VOLATILITY_RANK_BARS));
        shape = new RollingShape(params.whole(MOMENT_BARS));
        ranges = new RollingMoments(bars);
        bodies = new RollingMoments(bars);
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        if (bar.lowTicks() <= 0)
        {
            clear(vector);
            return;
        }
        final double close = bar.closeTicks();
        if (previousClose > 0.0)
        {
            addReturn(Transcendental.log(close / previousClose), bar.endTimeNs() - previousEndNs, vector);
        }
        previousClose = close;
        previousEndNs = bar.endTimeNs();
    }

    /** The rest of the bar; the volatility joins those among which the next one is ranked. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        if (bar.lowTicks() > 0)
        {
            if (vector.isReady(Feature.REALISED_SIGMA))
            {
                sigmas.add(vector.value(Feature.REALISED_SIGMA));
            }
            ranges.add(Transcendental.log((double)bar.highTicks() / bar.lowTicks()));
            bodies.add(Transcendental.log((double)bar.closeTicks() / bar.openTicks()));
            writeRanges(vector);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        returns.visitState(state);
        longReturns.visitState(state);
        elapsedNs.visitState(state);
        sigmas.visitState(state);
        shape.visitState(state);
        ranges.visitState(state);
        bodies.visitState(state);
        previousClose = state.visit(previousClose);
        previousEndNs = state.visit(previousEndNs);
    }

    private static void clear(final FeatureVector vector)
    {
        for (final Feature feature : WRITTEN)
        {
            vector.clear(feature);
        }
    }

    private void addReturn(final double logReturn, final long timeNs, final FeatureVector vector)
    {
        returns.add(logReturn);
        longReturns.add(logReturn);
        shape.add(logReturn);
        elapsedNs.add(timeNs);
        vector.put(Feature.LOG_RETURN, logReturn);
        vector.putIf(returns.isFull(), Feature.MEAN_RETURN, returns.mean());
        writeSigmas(Math.sqrt(returns.meanSquare()), Math.sqrt(longReturns.meanSquare()), vector);
        writeShape(vector);
    }

    private void writeSigmas(final double sigma, final double sigmaLong, final FeatureVector vector)
    {
        final boolean isReady = returns.isFull();
        final boolean hasTime = isReady && elapsedNs.sum() > 0;
        vector.putIf(isReady, Feature.REALISED_SIGMA, sigma);
        vector.putIf(hasTime, Feature.REALISED_VOL,
            hasTime ? sigma * Math.sqrt(bars * yearNs / elapsedNs.sum()) : 0.0);
        vector.putIf(longReturns.isFull(), Feature.REALISED_SIGMA_LONG, sigmaLong);
        final boolean hasRatio = isReady && longReturns.isFull() && sigmaLong > 0.0;
        vector.putIf(hasRatio, Feature.VOLATILITY_RATIO, hasRatio ? sigma / sigmaLong : 0.0);
        vector.putIf(sigmas.isFull(), Feature.VOLATILITY_PERCENTILE,
            sigmas.isFull() ? sigmas.shareBelow(sigma) : 0.0);
    }

    private void writeShape(final FeatureVector vector)
    {
        final boolean isKnown = shape.isKnown();
        vector.putIf(isKnown, Feature.SKEWNESS, isKnown ? shape.skewness() : 0.0);
        vector.putIf(isKnown, Feature.KURTOSIS, isKnown ? shape.excessKurtosis() : 0.0);
    }

    private void writeRanges(final FeatureVector vector)
    {
        final double range = ranges.meanSquare();
        final double body = bodies.meanSquare();
        vector.putIf(ranges.isFull(), Feature.PARKINSON_VOL, Math.sqrt(PARKINSON * range));
        vector.putIf(ranges.isFull(), Feature.GARMAN_KLASS_VOL,
            Math.sqrt(Math.max(0.0, range / 2.0 - GARMAN_KLASS * body)));
    }
}
