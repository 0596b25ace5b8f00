package io.petrel.core.feature;

import io.petrel.core.math.Transcendental;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.Arrays;
import java.util.List;

/**
 * What the instruments of one core do together, on one clock: closes of bars that end at the same time. The first
 * instrument defined is the benchmark. One for all instruments.
 *
 * <p>Bars of one end time come one after another, in the order of the tape, and an instrument may decide between them.
 * So nothing here waits for a bar that has not come, and nothing shows a bar before it has:
 * <ul>
 * <li>what concerns two instruments moves on with the second of their bars. Where the benchmark comes first, the others
 *     see its bar of the same end time; where it does not, they are one bar behind, which {@code feature.gap_bars}
 *     allows or forbids;</li>
 * <li>what concerns all of them (sector, mean correlation, factors) is of the last clock time that is over, that is,
 *     after which a later one has begun. So it means the same to each instrument, wherever it stands in the tape's
 *     order; the price is that it is one clock time old. A bar that comes after its time is over counts for pairs
 *     only.</li>
 * </ul>
 * An instrument may miss bars or come late: returns of a pair go from one common bar to the next, and those of all from
 * one clock time to the next.
 *
 * <p>A bar costs a pair per instrument, a clock time a pair per two instruments and one eigen-decomposition of the
 * first {@code feature.matrix_instruments}. Starts, like the features, with the first event at which their parameters
 * are set. Pipeline thread only; allocates when it starts and when an instrument is added, never after.
 */
public final class CrossAssets implements Stateful
{
    private static final int SECTION = StateVisitor.tag("XAST");
    private static final int MAX_WINDOW = 100_000;

    static final ParamSpec RS_BARS =
        window("feature.rs_bars", 1, "Bars over which an instrument's strength against others is taken");
    static final ParamSpec RS_RANK_BARS =
        window("feature.rs_rank_bars", 1, "Excess returns among which the present one is ranked");
    static final ParamSpec BETA_BARS = window("feature.beta_bars", 5,
        "Returns that beta, correlations and deviations of returns look at");
    static final ParamSpec CORRELATION_SHORT_BARS = window("feature.correlation_short_bars", 4,
        "Returns that the present correlation looks at; less than feature.beta_bars");
    static final ParamSpec LEAD_BARS =
        window("feature.lead_bars", 1, "Bars by which the benchmark is taken to lead");
    static final ParamSpec PAIRS_BARS =
        window("feature.pairs_bars", 2, "Innovations of the hedge that the next is measured by");
    static final ParamSpec KALMAN_STATE_VARIANCE = ParamSpec.ofPositive("feature.kalman_state_variance",
        "variance per bar", "By how much level and hedge ratio of a pair walk per bar");
    static final ParamSpec KALMAN_NOISE_VARIANCE = ParamSpec.ofPositive("feature.kalman_noise_variance",
        "log price^2", "Variance of a hedged pair around its level");
    static final ParamSpec PCA_BARS =
        window("feature.pca_bars", 2, "Cumulated residuals of the factors that the present one is measured by");
    static final ParamSpec PCA_FACTORS = ParamSpec.ofLong("feature.pca_factors", "factors", 1, 31,
        "Principal components that count as common factors");
    static final ParamSpec PCA_REFRESH_BARS =
        window("feature.pca_refresh_bars", 1, "Clock times after which the principal components are computed anew");
    static final ParamSpec MATRIX_INSTRUMENTS = ParamSpec.ofLong("feature.matrix_instruments", "instruments", 2, 32,
        "Instruments, the first defined, among which all correlations and the factors are followed");
    static final ParamSpec GAP_BARS = ParamSpec.ofLong("feature.gap_bars", "bars", 0, MAX_WINDOW,
        "Bars by which the benchmark may be behind an instrument while they are still compared");

    static final List<ParamSpec> SPECS = List.of(
        RS_BARS, RS_RANK_BARS, BETA_BARS, CORRELATION_SHORT_BARS, LEAD_BARS, PAIRS_BARS, KALMAN_STATE_VARIANCE,
        KALMAN_NOISE_VARIANCE, PCA_BARS, PCA_FACTORS, PCA_REFRESH_BARS, MATRIX_INSTRUMENTS, GAP_BARS);

    private static final long NEVER = Long.MIN_VALUE;

    private final FeatureParams params;
    private int count;

    /** Null, all of them, until the parameters are set. */
    private Pairs pairs;
    private Sector sector;
    private CommonFactors factors;

    private long clockNs = NEVER;
    private long previousClockNs = NEVER;
    private long[] endTimesNs = new long[0];
    private double[] logCloses = new double[0];
    private long[] overTimesNs = new long[0];
    private double[] overLogCloses = new double[0];
    private double meanCorrelation;
    private boolean isMeanCorrelationKnown;

    /**
     * A market without instruments.
     *
     * @param parameters of the core.
     */
    public CrossAssets(final Parameters parameters)
    {
        params = new FeatureParams(parameters);
    }

    /**
     * Adds an instrument.
     *
     * @return its place, from 0; the benchmark has place 0.
     */
    public int add()
    {
        final int place = count;
        count++;
        endTimesNs = Arrays.copyOf(endTimesNs, count);
        logCloses = Arrays.copyOf(logCloses, count);
        overTimesNs = Arrays.copyOf(overTimesNs, count);
        overLogCloses = Arrays.copyOf(overLogCloses, count);
        endTimesNs[place] = NEVER;
        overTimesNs[place] = NEVER;
        if (null != pairs)
        {
            follow();
        }
        return place;
    }

    /**
     * A bar of the common clock closed. One that does not end after the instrument's last, or has no positive price, is
     * ignored.
     *
     * @param place      of the instrument.
     * @param endTimeNs  end of the bar.
     * @param closeTicks its close.
     */
    public void onClose(final int place, final long endTimeNs, final long closeTicks)
    {
        if (!isStarted() || closeTicks <= 0 || endTimeNs <= endTimesNs[place])
        {
            return;
        }
        if (endTimeNs > clockNs)
        {
            endClockTime();
            clockNs = endTimeNs;
        }
        endTimesNs[place] = endTimeNs;
        logCloses[place] = Transcendental.log(closeTicks);
        pairs.onBar(place, endTimesNs, logCloses);
    }

    /**
     * How much two instruments move together: correlation of log returns over the last {@code feature.beta_bars} common
     * bars.
     *
     * @param placeA of the one.
     * @param placeB of the other.
     * @return in [-1, 1]; NaN until it is known, where either price does not move, and of two instruments that are not
     *     followed together.
     */
    public double correlation(final int placeA, final int placeB)
    {
        return null == pairs ? Double.NaN : pairs.correlation(placeA, placeB);
    }

    /** {@inheritDoc} A core that is restored must have added all instruments before. */
    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        state.fixed(count, "number of instruments compared");
        params.visitState(state);
        if (state.isRestoring() && params.isFrozen())
        {
            begin();
        }
        clockNs = state.visit(clockNs);
        previousClockNs = state.visit(previousClockNs);
        meanCorrelation = state.visit(meanCorrelation);
        isMeanCorrelationKnown = state.visit(isMeanCorrelationKnown);
        state.visit(endTimesNs, count);
        state.visit(logCloses, count);
        state.visit(overTimesNs, count);
        state.visit(overLogCloses, count);
        if (null != pairs)
        {
            pairs.visitState(state);
            sector.visitState(state);
            factors.visitState(state);
        }
    }

    /** Writes the cross-asset features of one instrument as they are now. */
    void write(final int place, final FeatureVector vector)
    {
        if (isStarted())
        {
            if (null != pairs.withBenchmark(place))
            {
                pairs.withBenchmark(place).write(vector);
            }
            sector.write(place, vector);
            factors.write(place, vector);
            vector.putIf(isMeanCorrelationKnown, Feature.MEAN_CORRELATION, meanCorrelation);
        }
    }

    private boolean isStarted()
    {
        return null != pairs || start();
    }

    private boolean start()
    {
        if (!params.freeze())
        {
            return false;
        }
        begin();
        return true;
    }

    private void begin()
    {
        pairs = new Pairs(params);
        sector = new Sector(params.whole(RS_BARS));
        factors = new CommonFactors(params);
        for (int i = 0; i < count; i++)
        {
            follow();
        }
    }

    private void follow()
    {
        pairs.add();
        sector.add();
    }

    /** The first bar of a later time has come: the time before is over. */
    private void endClockTime()
    {
        if (NEVER == clockNs)
        {
            return;
        }
        factors.begin();
        for (int place = 0; place < count; place++)
        {
            if (NEVER != endTimesNs[place])
            {
                takeIntoAccount(place, endTimesNs[place] == clockNs);
            }
        }
        factors.conclude(pairs);
        averageCorrelations();
        previousClockNs = clockNs;
    }

    private void takeIntoAccount(final int place, final boolean isPresent)
    {
        sector.take(place, isPresent, logCloses[place]);
        if (isPresent)
        {
            if (previousClockNs == overTimesNs[place] && NEVER != previousClockNs && factors.holds(place))
            {
                factors.take(place, logCloses[place] - overLogCloses[place], pairs);
            }
            overTimesNs[place] = clockNs;
            overLogCloses[place] = logCloses[place];
        }
    }

    private void averageCorrelations()
    {
        int known = 0;
        double sum = 0.0;
        for (int later = 1; later < count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                final boolean isPresent = endTimesNs[earlier] == clockNs && endTimesNs[later] == clockNs;
                final double correlation = isPresent ? pairs.correlation(earlier, later) : Double.NaN;
                if (!Double.isNaN(correlation))
                {
                    sum += correlation;
                    known++;
                }
            }
        }
        isMeanCorrelationKnown = known > 0;
        meanCorrelation = isMeanCorrelationKnown ? sum / known : 0.0;
    }

    private static ParamSpec window(final String key, final long min, final String description)
    {
        return ParamSpec.ofLong(key, "bars", min, MAX_WINDOW, description);
    }
}
