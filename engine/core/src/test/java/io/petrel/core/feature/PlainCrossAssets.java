package io.petrel.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cross-asset features by their formulas, from all bars that have come so far, each window from scratch. */
final class PlainCrossAssets
{
    /** Windows, named as the parameters. */
    static final class Windows
    {
        int rs = 20;
        int rank = 100;
        int beta = 60;
        int shortBars = 20;
        int lead = 1;
        int pairs = 60;
        int pca = 60;
        int factors = 1;
        int refresh = 1;
        int gap = 1;
        int slope = 3;
        double stateVariance = 1e-7;
        double noiseVariance = 1e-3;
    }

    private static final class Arrival
    {
        private final int place;
        private final long endTimeNs;
        private final double log;

        Arrival(final int place, final long endTimeNs, final double log)
        {
            this.place = place;
            this.endTimeNs = endTimeNs;
            this.log = log;
        }
    }

    private final Windows windows;
    private final int instruments;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<double[]> overTimes = new ArrayList<>();
    private final List<boolean[]> overPresence = new ArrayList<>();
    private final List<List<Double>> residualSums = new ArrayList<>();
    private final boolean[] takesPart;
    private boolean[] decomposedFor = {};
    private double[][] vectors;
    private int age;
    private long clockNs = Long.MIN_VALUE;
    private double meanCorrelation = Double.NaN;
    private boolean isIdle;

    PlainCrossAssets(final Windows windows, final int instruments)
    {
        this.windows = windows;
        this.instruments = instruments;
        takesPart = new boolean[instruments];
        for (int i = 0; i < instruments; i++)
        {
            residualSums.add(new ArrayList<>());
        }
    }

    /** Whether what a pair does not need is left out at the end of clock times, as nobody will ask for it. */
    void idle(final boolean newIdle)
    {
        isIdle = newIdle;
    }

    void onClose(final int place, final long endTimeNs, final long closeTicks)
    {
        if (endTimeNs > clockNs)
        {
            endClockTime();
            clockNs = endTimeNs;
        }
        arrivals.add(new Arrival(place, endTimeNs, Math.log(closeTicks)));
    }

    /** The expected value, NaN where it is not ready. */
    double value(final Feature feature, final int place)
    {
        switch (feature)
        {
            case SECTOR_RS:
                return overPresent(place) ? strength(place) - sector(place) : Double.NaN;
            case SECTOR_MOMENTUM:
                return sector(place);
            case MEAN_CORRELATION:
                return meanCorrelation;
            case PCA_RESIDUAL_Z:
                return takesPart[place] ? lastZ(residualSums.get(place), windows.pca) : Double.NaN;
            default:
                return 0 == place || barsAhead(place) > windows.gap ?
                    Double.NaN : paired(feature, common(0, place));
        }
    }

    /** Correlation of two instruments over their last common bars. */
    double correlation(final int placeA, final int placeB)
    {
        final double[][] common = common(placeA, placeB);
        return correlation(last(returns(common[0]), windows.beta), last(returns(common[1]), windows.beta));
    }

    private double paired(final Feature feature, final double[][] common)
    {
        final double[] benchmark = returns(common[0]);
        final double[] own = returns(common[1]);
        final double[] lastBenchmark = last(benchmark, windows.beta);
        final double[] lastOwn = last(own, windows.beta);
        switch (feature)
        {
            case RS_SCORE:
                return score(common, common[0].length);
            case RS_SLOPE:
                return (score(common, common[0].length) - score(common, common[0].length - windows.slope)) /
                    windows.slope;
            case LEADER_BIAS:
                return bias(common);
            case BETA:
                return covariance(lastBenchmark, lastOwn) / covariance(lastBenchmark, lastBenchmark);
            case ALPHA:
                return mean(lastOwn) - paired(Feature.BETA, common) * mean(lastBenchmark);
            case BETA_STABILITY:
                return 1 / (1 + deviation(betas(common)));
            case BENCHMARK_CORRELATION:
                return correlation(lastBenchmark, lastOwn);
            case CORRELATION_Z:
                return (atanh(correlation(last(benchmark, windows.shortBars), last(own, windows.shortBars))) -
                    atanh(correlation(lastBenchmark, lastOwn))) /
                    Math.sqrt(1.0 / (windows.shortBars - 3) - 1.0 / (windows.beta - 3));
            case LEAD_LAG:
                return leadLag(benchmark, own);
            case LEAD_MOVE:
                return leadLag(benchmark, own) * sum(last(benchmark, windows.lead)) /
                    (deviation(lastBenchmark) * Math.sqrt(windows.lead));
            case HEDGE_RATIO:
                return kalman(common)[0];
            case PAIRS_Z:
                return kalman(common)[1];
            default:
                throw new IllegalArgumentException(feature.name());
        }
    }

    private double score(final double[][] common, final int count)
    {
        final int first = windows.rs + windows.rank;
        if (count < first + 1)
        {
            return Double.NaN;
        }
        final double present = excess(common, count - 1);
        double below = 0;
        for (int i = count - 1 - windows.rank; i < count - 1; i++)
        {
            below += excess(common, i) < present ? 1 : excess(common, i) == present ? 0.5 : 0;
        }
        return 100 * below / windows.rank;
    }

    private double excess(final double[][] common, final int at)
    {
        return common[1][at] - common[0][at] - (common[1][at - windows.rs] - common[0][at - windows.rs]);
    }

    private double bias(final double[][] common)
    {
        final int count = common[0].length;
        if (count <= Math.max(windows.rs, windows.beta))
        {
            return Double.NaN;
        }
        final double[] excess = new double[windows.beta];
        for (int i = 0; i < excess.length; i++)
        {
            final int at = count - excess.length + i;
            excess[i] = common[1][at] - common[1][at - 1] - (common[0][at] - common[0][at - 1]);
        }
        return Math.tanh(excess(common, count - 1) / (deviation(excess) * Math.sqrt(windows.rs)));
    }

    private double[] betas(final double[][] common)
    {
        final int count = common[0].length;
        if (count < 2 * windows.beta)
        {
            return null;
        }
        final double[] betas = new double[windows.beta];
        for (int i = 0; i < betas.length; i++)
        {
            final int end = count - betas.length + i + 1;
            final double[] benchmark = last(returns(Arrays.copyOf(common[0], end)), windows.beta);
            final double[] own = last(returns(Arrays.copyOf(common[1], end)), windows.beta);
            betas[i] = covariance(benchmark, own) / covariance(benchmark, benchmark);
        }
        return betas;
    }

    private double leadLag(final double[] benchmark, final double[] own)
    {
        if (own.length < windows.lead + windows.beta)
        {
            return Double.NaN;
        }
        return correlation(
            last(Arrays.copyOf(benchmark, benchmark.length - windows.lead), windows.beta), last(own, windows.beta));
    }

    /** The textbook filter in matrices, covariance by Joseph's form. */
    private double[] kalman(final double[][] common)
    {
        double[] state = {0, 1};
        double[][] p = {{1, 0}, {0, 1}};
        final double[] innovations = new double[common[0].length];
        for (int i = 0; i < innovations.length; i++)
        {
            final double[] h = {1, common[0][i] - common[0][0]};
            p = new double[][]{
                {p[0][0] + windows.stateVariance, p[0][1]}, {p[1][0], p[1][1] + windows.stateVariance}};
            final double[] ph = {p[0][0] * h[0] + p[0][1] * h[1], p[1][0] * h[0] + p[1][1] * h[1]};
            final double s = h[0] * ph[0] + h[1] * ph[1] + windows.noiseVariance;
            final double[] k = {ph[0] / s, ph[1] / s};
            innovations[i] = common[1][i] - common[1][0] - (h[0] * state[0] + h[1] * state[1]);
            state = new double[]{state[0] + k[0] * innovations[i], state[1] + k[1] * innovations[i]};
            final double[][] m = {{1 - k[0] * h[0], -k[0] * h[1]}, {-k[1] * h[0], 1 - k[1] * h[1]}};
            final double[][] next = new double[2][2];
            for (int row = 0; row < 2; row++)
            {
                for (int column = 0; column < 2; column++)
                {
                    next[row][column] = windows.noiseVariance * k[row] * k[column];
                    for (int a = 0; a < 2; a++)
                    {
                        for (int b = 0; b < 2; b++)
                        {
                            next[row][column] += m[row][a] * p[a][b] * m[column][b];
                        }
                    }
                }
            }
            p = next;
        }
        return new double[]{
            innovations.length < windows.pairs ? Double.NaN : state[1], innovationZ(innovations)};
    }

    private double innovationZ(final double[] innovations)
    {
        final int last = innovations.length - 1;
        if (last < 2 * windows.pairs)
        {
            return Double.NaN;
        }
        double squares = 0;
        for (int i = last - windows.pairs; i < last; i++)
        {
            squares += innovations[i] * innovations[i];
        }
        return innovations[last] / Math.sqrt(squares / windows.pairs);
    }

    /** The clock time that is over: presence, closes, mean correlation, residuals. */
    private void endClockTime()
    {
        if (Long.MIN_VALUE == clockNs)
        {
            return;
        }
        final double[] closes = new double[instruments];
        final boolean[] presence = new boolean[instruments];
        Arrays.fill(closes, Double.NaN);
        for (final Arrival arrival : arrivals)
        {
            closes[arrival.place] = arrival.log;
            presence[arrival.place] = arrival.endTimeNs == clockNs;
        }
        overTimes.add(closes);
        overPresence.add(presence);
        if (!isIdle)
        {
            averageCorrelations(presence);
            addResiduals();
        }
    }

    private void averageCorrelations(final boolean[] presence)
    {
        double sum = 0;
        int known = 0;
        for (int a = 0; a < instruments; a++)
        {
            for (int b = 0; b < a; b++)
            {
                final double correlation = presence[a] && presence[b] ? correlation(a, b) : Double.NaN;
                sum += Double.isNaN(correlation) ? 0 : correlation;
                known += Double.isNaN(correlation) ? 0 : 1;
            }
        }
        meanCorrelation = 0 == known ? Double.NaN : sum / known;
    }

    private boolean overPresent(final int place)
    {
        final int last = overTimes.size() - 1;
        return last >= 0 && overPresence.get(last)[place] && !Double.isNaN(strength(place));
    }

    private double strength(final int place)
    {
        final int last = overTimes.size() - 1;
        return last < windows.rs ? Double.NaN :
            overTimes.get(last)[place] - overTimes.get(last - windows.rs)[place];
    }

    private double sector(final int place)
    {
        double sum = 0;
        int others = 0;
        for (int other = 0; other < instruments; other++)
        {
            if (other != place && overPresent(other))
            {
                sum += strength(other);
                others++;
            }
        }
        return 0 == others ? Double.NaN : sum / others;
    }

    private void addResiduals()
    {
        final double[] standardised = new double[instruments];
        final double[] deviations = new double[instruments];
        int count = 0;
        for (int place = 0; place < instruments; place++)
        {
            final double[] steps = last(steps(place), windows.beta);
            takesPart[place] = isStep(place, overTimes.size() - 1) && null != steps && isRelated(place);
            if (takesPart[place])
            {
                deviations[place] = deviation(steps);
                standardised[place] = steps[steps.length - 1] / deviations[place];
                count++;
            }
        }
        if (count < 3 || count <= windows.factors)
        {
            Arrays.fill(takesPart, false);
            age = 0;
            return;
        }
        if (0 == age || age >= windows.refresh || !Arrays.equals(takesPart, decomposedFor))
        {
            decompose();
            age = 0;
        }
        age++;
        for (int place = 0; place < instruments; place++)
        {
            if (takesPart[place])
            {
                double residual = standardised[place];
                for (final double[] vector : vectors)
                {
                    double factor = 0;
                    for (int i = 0; i < instruments; i++)
                    {
                        factor += vector[i] * standardised[i];
                    }
                    residual -= vector[place] * factor;
                }
                final List<Double> sums = residualSums.get(place);
                sums.add((sums.isEmpty() ? 0 : sums.get(sums.size() - 1)) + deviations[place] * residual);
            }
        }
    }

    private boolean isStep(final int place, final int at)
    {
        return at > 0 && overPresence.get(at)[place] && overPresence.get(at - 1)[place];
    }

    private double[] steps(final int place)
    {
        final List<Double> steps = new ArrayList<>();
        for (int i = 1; i < overTimes.size(); i++)
        {
            if (isStep(place, i))
            {
                steps.add(overTimes.get(i)[place] - overTimes.get(i - 1)[place]);
            }
        }
        return steps.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private boolean isRelated(final int place)
    {
        for (int other = 0; other < place; other++)
        {
            if (takesPart[other] && Double.isNaN(correlation(place, other)))
            {
                return false;
            }
        }
        return true;
    }

    /** Dominant vectors by squaring the matrix again and again, each taken out before the next. */
    private void decompose()
    {
        decomposedFor = takesPart.clone();
        final double[][] matrix = new double[instruments][instruments];
        for (int i = 0; i < instruments; i++)
        {
            for (int j = 0; j < instruments; j++)
            {
                matrix[i][j] = !takesPart[i] || !takesPart[j] ? 0 : i == j ? 1 : correlation(i, j);
            }
        }
        vectors = new double[windows.factors][];
        for (int factor = 0; factor < vectors.length; factor++)
        {
            vectors[factor] = dominant(matrix);
            double value = 0;
            for (int i = 0; i < instruments; i++)
            {
                for (int j = 0; j < instruments; j++)
                {
                    value += vectors[factor][i] * matrix[i][j] * vectors[factor][j];
                }
            }
            for (int i = 0; i < instruments; i++)
            {
                for (int j = 0; j < instruments; j++)
                {
                    matrix[i][j] -= value * vectors[factor][i] * vectors[factor][j];
                }
            }
        }
    }

    private double[] dominant(final double[][] matrix)
    {
        double[][] power = matrix;
        for (int i = 0; i < 60; i++)
        {
            power = square(power);
        }
        int best = 0;
        for (int i = 1; i < instruments; i++)
        {
            best = power[i][i] > power[best][best] ? i : best;
        }
        final double[] vector = power[best].clone();
        double length = 0;
        for (final double component : vector)
        {
            length += component * component;
        }
        for (int i = 0; i < instruments; i++)
        {
            vector[i] /= Math.sqrt(length);
        }
        return vector;
    }

    private double[][] square(final double[][] matrix)
    {
        final double[][] square = new double[instruments][instruments];
        double trace = 0;
        for (int i = 0; i < instruments; i++)
        {
            for (int j = 0; j < instruments; j++)
            {
                for (int k = 0; k < instruments; k++)
                {
                    square[i][j] += matrix[i][k] * matrix[k][j];
                }
            }
            trace += square[i][i];
        }
        for (final double[] row : square)
        {
            for (int j = 0; j < instruments; j++)
            {
                row[j] /= trace;
            }
        }
        return square;
    }

    /** Log closes of both at the bars whose partner was the other's newest bar when the later of them came. */
    private double[][] common(final int placeA, final int placeB)
    {
        final List<double[]> common = new ArrayList<>();
        Arrival a = null;
        Arrival b = null;
        for (final Arrival arrival : arrivals)
        {
            a = arrival.place == placeA ? arrival : a;
            b = arrival.place == placeB ? arrival : b;
            if ((arrival == a || arrival == b) && null != a && null != b && a.endTimeNs == b.endTimeNs)
            {
                common.add(new double[]{a.log, b.log});
            }
        }
        final double[][] columns = new double[2][common.size()];
        for (int i = 0; i < common.size(); i++)
        {
            columns[0][i] = common.get(i)[0];
            columns[1][i] = common.get(i)[1];
        }
        return columns;
    }

    /** Bars of the instrument since the last that it had in common with the benchmark. */
    private int barsAhead(final int place)
    {
        int ahead = 0;
        long benchmarkEndNs = Long.MIN_VALUE;
        long ownEndNs = Long.MIN_VALUE;
        for (final Arrival arrival : arrivals)
        {
            benchmarkEndNs = 0 == arrival.place ? arrival.endTimeNs : benchmarkEndNs;
            ownEndNs = place == arrival.place ? arrival.endTimeNs : ownEndNs;
            ahead += place == arrival.place ? 1 : 0;
            ahead = benchmarkEndNs == ownEndNs ? 0 : ahead;
        }
        return ahead;
    }

    private static double[] returns(final double[] logs)
    {
        final double[] returns = new double[Math.max(0, logs.length - 1)];
        for (int i = 0; i < returns.length; i++)
        {
            returns[i] = logs[i + 1] - logs[i];
        }
        return returns;
    }

    private static double[] last(final double[] values, final int count)
    {
        return values.length < count ? null : Arrays.copyOfRange(values, values.length - count, values.length);
    }

    private static double sum(final double[] values)
    {
        if (null == values)
        {
            return Double.NaN;
        }
        double sum = 0;
        for (final double value : values)
        {
            sum += value;
        }
        return sum;
    }

    private static double mean(final double[] values)
    {
        return sum(values) / (null == values ? 1 : values.length);
    }

    private static double covariance(final double[] xs, final double[] ys)
    {
        if (null == xs || null == ys)
        {
            return Double.NaN;
        }
        final double meanX = mean(xs);
        final double meanY = mean(ys);
        double sum = 0;
        for (int i = 0; i < xs.length; i++)
        {
            sum += (xs[i] - meanX) * (ys[i] - meanY);
        }
        return sum / (xs.length - 1);
    }

    private static double deviation(final double[] values)
    {
        return Math.sqrt(covariance(values, values));
    }

    private static double correlation(final double[] xs, final double[] ys)
    {
        return covariance(xs, ys) / (deviation(xs) * deviation(ys));
    }

    private static double lastZ(final List<Double> values, final int count)
    {
        final double[] window = last(values.stream().mapToDouble(Double::doubleValue).toArray(), count);
        return null == window ? Double.NaN : (window[count - 1] - mean(window)) / deviation(window);
    }

    private static double atanh(final double value)
    {
        return Math.log((1 + value) / (1 - value)) / 2;
    }
}
