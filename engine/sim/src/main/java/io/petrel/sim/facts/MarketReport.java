package io.petrel.sim.facts;

import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stylised facts of a synthetic market, each with the band in which it is like real ones. The bands are wide enough
 * for the sampling error of two hours and narrow enough that a market whose takers neither cluster nor have moods
 * fails.
 *
 * @param seed   of the market.
 * @param facts  measured.
 * @param curves behind them.
 */
public record MarketReport(long seed, List<StylisedFact> facts, List<Curve> curves)
{
    /** Market time that is measured unless more is asked for. */
    public static final int SECONDS = 7_200;

    private static final int WARM_UP_SECONDS = 600;
    private static final int STEP = 10;
    private static final int MINUTE = 60;
    private static final int[] SLICES = {1, 2, 4, 8, 16, 32, 64};
    private static final int IMPACT_ROUNDS = 60;
    /** Smaller metaorders drown in the noise of the price: not part of the fit. */
    private static final int FIT_FROM = 2;
    private static final double TAIL_SHARE = 0.05;
    private static final int SIGN_LAGS = 50;
    private static final int ABSOLUTE_LAGS = 60;

    /**
     * Runs a market, then a second one of the same seed into which metaorders are injected.
     *
     * @param settings of the market.
     * @param seconds  of market time to measure.
     * @return the report.
     */
    public static MarketReport measure(final MarketSettings settings, final int seconds)
    {
        final MarketRun run = new MarketRun(settings).run(WARM_UP_SECONDS, seconds);
        final double[] second = Series.changes(run.mids(), 1);
        final double[] tenSeconds = Series.changes(run.mids(), STEP);
        final double[] minute = Series.changes(run.mids(), MINUTE);
        final double[] absolute = Series.absolute(tenSeconds);
        final double[] sides = Series.of(run.sides());
        final double[] arrivals = Arrays.stream(Series.sums(run.arrivals(), STEP)).map(Math::log1p).toArray();
        final double[] impact = new ImpactProbe(
            settings, (long)settings.value(MarketParam.SEED), (long)settings.value(MarketParam.TAKER_LOTS))
            .measure(SLICES, IMPACT_ROUNDS);
        final List<StylisedFact> facts = List.of(
            new StylisedFact("spread, mean (ticks)", meanSpread(run.spreads()), 1, 6, "a few ticks"),
            new StylisedFact("spread, 99 % (ticks)", spreadAt(run.spreads(), 0.99), 3, 16, "wide at times"),
            new StylisedFact("return autocorrelation, 10 s, lag 1", Series.autocorrelation(tenSeconds, 1),
                -0.15, 0.15, "none"),
            new StylisedFact("return autocorrelation, 1 s, lags 2-10", Series.autocorrelation(second, 2, 10),
                -0.03, 0.03, "none"),
            new StylisedFact("|return| autocorrelation, 10 s, lags 1-6", Series.autocorrelation(absolute, 1, 6),
                0.03, 0.6, "positive: volatility clusters"),
            new StylisedFact("|return| autocorrelation, 10 s, lags 30-60", Series.autocorrelation(absolute, 30, 60),
                0.0, 0.4, "decays slowly: still there after ten minutes"),
            new StylisedFact("excess kurtosis, 1 s", Series.excessKurtosis(second), 2, 300, "fat tails"),
            new StylisedFact("excess kurtosis, 60 s", Series.excessKurtosis(minute), -1, 6, "thinner when summed"),
            new StylisedFact("Hill tail exponent, 10 s", Series.hill(tenSeconds, TAIL_SHARE), 2, 6, "about 3"),
            new StylisedFact("sign autocorrelation of takers, lag 1", Series.autocorrelation(sides, 1),
                0.05, 0.6, "positive"),
            new StylisedFact("sign autocorrelation of takers, lags 2-50", Series.autocorrelation(sides, 2, SIGN_LAGS),
                0.01, 0.4, "long memory"),
            new StylisedFact("log takers in 10 s, autocorrelation, lags 1-6", Series.autocorrelation(arrivals, 1, 6),
                0.05, 0.95, "activity clusters"),
            new StylisedFact("book: distance of its peak (ticks)", peak(run.shape()), 1, 20, "a hump behind the best"),
            new StylisedFact("impact exponent", impactExponent(impact), 0.35, 0.9, "concave, near a square root"),
            new StylisedFact("impact of 64 slices, of 4 (ratio)", impact[SLICES.length - 1] / impact[FIT_FROM],
                1.5, 12, "grows, but less than 16 times"));
        return new MarketReport(
            (long)settings.value(MarketParam.SEED), facts, curves(run, absolute, sides, impact));
    }

    /**
     * Whether every fact is within its band.
     *
     * @return true when so.
     */
    public boolean isWithin()
    {
        return facts.stream().allMatch(StylisedFact::isWithin);
    }

    private static List<Curve> curves(
        final MarketRun run, final double[] absolute, final double[] sides, final double[] impact)
    {
        final double[] spreads = Arrays.stream(run.spreads()).asDoubleStream().limit(STEP + 2).toArray();
        final List<Curve.Point> absoluteByLag = new ArrayList<>();
        final List<Curve.Point> signByLag = new ArrayList<>();
        for (int lag = 1; lag <= ABSOLUTE_LAGS; lag += lag < 5 ? 1 : lag < 20 ? 5 : 20)
        {
            absoluteByLag.add(new Curve.Point(lag, Series.autocorrelation(absolute, lag)));
            signByLag.add(new Curve.Point(lag, Series.autocorrelation(sides, lag)));
        }
        final List<Curve.Point> impactBySlices = new ArrayList<>();
        for (int i = 0; i < SLICES.length; i++)
        {
            impactBySlices.add(new Curve.Point(SLICES[i], impact[i]));
        }
        return List.of(
            new Curve("seconds by spread (ticks)", points(spreads, 1)),
            new Curve("displayed lots by distance from the best price (ticks)", points(run.shape(), 2)),
            new Curve("|return| autocorrelation by lag (10 s)", absoluteByLag),
            new Curve("sign autocorrelation by lag (takers)", signByLag),
            new Curve("impact (ticks) by slices of a metaorder", impactBySlices));
    }

    private static List<Curve.Point> points(final double[] values, final int step)
    {
        final List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i += step)
        {
            points.add(new Curve.Point(i, values[i]));
        }
        return points;
    }

    private static double meanSpread(final long[] spreads)
    {
        double sum = 0;
        long count = 0;
        for (int ticks = 0; ticks < spreads.length; ticks++)
        {
            sum += (double)ticks * spreads[ticks];
            count += spreads[ticks];
        }
        return sum / count;
    }

    private static double spreadAt(final long[] spreads, final double share)
    {
        final long needed = (long)(share * Arrays.stream(spreads).sum());
        long count = 0;
        int ticks = 0;
        while (count <= needed && ticks < spreads.length)
        {
            count += spreads[ticks++];
        }
        return ticks - 1;
    }

    private static double peak(final double[] shape)
    {
        int peak = 0;
        for (int i = 1; i < shape.length; i++)
        {
            peak = shape[i] > shape[peak] ? i : peak;
        }
        return peak;
    }

    /** Slope of log impact over log size. */
    private static double impactExponent(final double[] impact)
    {
        final double[] logSlices = Arrays.stream(SLICES).skip(FIT_FROM).asDoubleStream().map(Math::log).toArray();
        final double[] logImpact =
            Arrays.stream(impact).skip(FIT_FROM).map(ticks -> Math.log(Math.max(0.1, ticks))).toArray();
        return Series.slope(logSlices, logImpact);
    }
}
