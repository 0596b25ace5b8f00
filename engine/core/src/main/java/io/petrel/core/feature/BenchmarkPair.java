package io.petrel.core.feature;

import io.petrel.core.math.Lagged;
import io.petrel.core.math.RollingCovariance;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One instrument against the benchmark, over the bars that both have: moves on only when the second of two bars with
 * the same end time has come. Pipeline thread only; allocates nothing after construction.
 */
final class BenchmarkPair implements Stateful
{
    /** Fisher's z of n pairs has the variance 1 / (n - 3). */
    private static final int FISHER_LOSS = 3;

    private final int leadBars;
    private final int gapBars;
    private final double fisherDeviation;

    private final RelativeStrength strength;
    private final HedgedPair hedge;
    private final RollingCovariance returns;
    private final RollingCovariance shortReturns;
    private final RollingMoments betas;
    private final Lagged benchmarks;
    private final Lagged benchmarkReturns;
    private final RollingCovariance ledReturns;

    private boolean hasBegun;
    private int barsAhead;
    private double lastBenchmark;
    private double lastOwn;
    /** Follows from the returns; asked for more often than they change. */
    private double correlation = Double.NaN;

    BenchmarkPair(final FeatureParams params)
    {
        leadBars = params.whole(CrossAssets.LEAD_BARS);
        gapBars = params.whole(CrossAssets.GAP_BARS);
        final int bars = params.whole(CrossAssets.BETA_BARS);
        final int shortBars = params.whole(CrossAssets.CORRELATION_SHORT_BARS);
        fisherDeviation = fisherDeviation(shortBars, bars);
        strength = new RelativeStrength(params);
        hedge = new HedgedPair(params);
        returns = new RollingCovariance(bars);
        shortReturns = new RollingCovariance(shortBars);
        betas = new RollingMoments(bars);
        benchmarks = new Lagged(leadBars);
        benchmarkReturns = new Lagged(leadBars);
        ledReturns = new RollingCovariance(bars);
    }

    /** The instrument has a bar, the benchmark perhaps not yet. */
    void onOwnBar()
    {
        barsAhead++;
    }

    /** Both have a bar of the same end time. */
    void onCommonBar(final double logBenchmark, final double logOwn)
    {
        if (hasBegun)
        {
            addReturns(logBenchmark - lastBenchmark, logOwn - lastOwn);
        }
        benchmarks.add(logBenchmark);
        strength.add(logOwn - logBenchmark);
        hedge.add(logBenchmark, logOwn);
        hasBegun = true;
        barsAhead = 0;
        lastBenchmark = logBenchmark;
        lastOwn = logOwn;
    }

    /** Writes its features; none is ready while the benchmark is missing or too far behind. */
    void write(final FeatureVector vector)
    {
        final boolean isFresh = hasBegun && barsAhead <= gapBars;
        strength.write(isFresh, vector);
        hedge.write(isFresh, vector);
        writeBeta(isFresh && returns.isFull() && returns.x().sampleVariance() > 0.0, vector);
        writeCorrelation(isFresh && !Double.isNaN(correlation), vector);
        writeLead(isFresh && isKnown(ledReturns) && returns.x().sampleVariance() > 0.0, vector);
    }

    /** NaN until known. */
    double correlation()
    {
        return correlation;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        strength.visitState(state);
        hedge.visitState(state);
        returns.visitState(state);
        shortReturns.visitState(state);
        betas.visitState(state);
        benchmarks.visitState(state);
        benchmarkReturns.visitState(state);
        ledReturns.visitState(state);
        hasBegun = state.visit(hasBegun);
        barsAhead = state.visit(barsAhead);
        lastBenchmark = state.visit(lastBenchmark);
        lastOwn = state.visit(lastOwn);
        correlation = state.isRestoring() ? knownCorrelation() : correlation;
    }

    private void addReturns(final double benchmarkReturn, final double ownReturn)
    {
        returns.add(benchmarkReturn, ownReturn);
        correlation = knownCorrelation();
        shortReturns.add(benchmarkReturn, ownReturn);
        if (returns.isFull() && returns.x().sampleVariance() > 0.0)
        {
            betas.add(returns.slope());
        }
        benchmarkReturns.add(benchmarkReturn);
        if (benchmarkReturns.isReady())
        {
            ledReturns.add(benchmarkReturns.past(), ownReturn);
        }
    }

    private double knownCorrelation()
    {
        return isKnown(returns) ? returns.correlation() : Double.NaN;
    }

    private void writeBeta(final boolean isReady, final FeatureVector vector)
    {
        vector.putIf(isReady, Feature.BETA, returns.slope());
        vector.putIf(isReady, Feature.ALPHA, returns.y().mean() - returns.slope() * returns.x().mean());
        final double deviation = Math.sqrt(betas.sampleVariance());
        vector.putIf(isReady && betas.isFull(), Feature.BETA_STABILITY, 1.0 / (1.0 + deviation));
    }

    private void writeCorrelation(final boolean isReady, final FeatureVector vector)
    {
        vector.putIf(isReady, Feature.BENCHMARK_CORRELATION, correlation);
        final double z = (fisher(shortReturns.correlation()) - fisher(correlation)) / fisherDeviation;
        vector.putIf(isReady && isKnown(shortReturns) && Double.isFinite(z), Feature.CORRELATION_Z, z);
    }

    private void writeLead(final boolean isReady, final FeatureVector vector)
    {
        final double correlation = ledReturns.correlation();
        final double deviation = Math.sqrt(returns.x().sampleVariance() * leadBars);
        vector.putIf(isReady, Feature.LEAD_LAG, correlation);
        vector.putIf(isReady, Feature.LEAD_MOVE, correlation * (lastBenchmark - benchmarks.past()) / deviation);
    }

    private static boolean isKnown(final RollingCovariance covariance)
    {
        return covariance.isFull() && covariance.isCorrelationDefined();
    }

    /** Infinite where the correlation is perfect. */
    private static double fisher(final double correlation)
    {
        return Transcendental.log((1.0 + correlation) / (1.0 - correlation)) / 2.0;
    }

    /** Of the difference between the z of a sample and that of its last part; not above zero if it is no part. */
    private static double fisherDeviation(final int partBars, final int wholeBars)
    {
        return Math.sqrt(1.0 / (partBars - FISHER_LOSS) - 1.0 / (wholeBars - FISHER_LOSS));
    }
}
