package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingCounts;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/**
 * Realised volatility of one bar series: per bar, and per year by the time that really passed, since tick and volume
 * bars have no fixed length. Time without trading counts as time. Pipeline thread only; allocates nothing after
 * construction.
 */
final class VolatilityFeatures implements Stateful
{
    private static final double NS_PER_DAY = 86_400e9;

    private final double yearNs;
    private final int bars;
    private final RollingMoments squaredReturns;
    private final RollingCounts elapsedNs;
    private double previousClose;
    private long previousEndNs;

    VolatilityFeatures(final FeatureParams params)
    {
        yearNs = params.volatilityYearDays() * NS_PER_DAY;
        bars = params.volatilityBars();
        squaredReturns = new RollingMoments(bars);
        elapsedNs = new RollingCounts(bars);
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        final double close = bar.closeTicks();
        if (!(close > 0.0))
        {
            return;
        }
        if (previousClose > 0.0)
        {
            final double logReturn = Transcendental.log(close / previousClose);
            squaredReturns.add(logReturn * logReturn);
            elapsedNs.add(bar.endTimeNs() - previousEndNs);
        }
        previousClose = close;
        previousEndNs = bar.endTimeNs();
        write(vector);
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        squaredReturns.hashInto(hash);
        elapsedNs.hashInto(hash);
        hash.add(previousClose).add(previousEndNs);
    }

    private void write(final FeatureVector vector)
    {
        final boolean isReady = squaredReturns.isFull();
        final boolean hasTime = isReady && elapsedNs.sum() > 0;
        final double squares = Math.max(0.0, squaredReturns.sum());
        vector.putIf(isReady, Feature.REALISED_SIGMA, Math.sqrt(squares / bars));
        vector.putIf(hasTime, Feature.REALISED_VOL, hasTime ? Math.sqrt(squares / elapsedNs.sum() * yearNs) : 0.0);
    }
}
