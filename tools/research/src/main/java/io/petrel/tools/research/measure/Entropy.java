package io.petrel.tools.research.measure;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** How much is unknown about a value: alone, given another, or given what came before. In nats. */
public final class Entropy
{
    /**
     * What one variable says about another.
     *
     * @param conditional entropy of the target given the source, nats.
     * @param information the two share, nats, corrected for bias (Miller and Madow, 1955); below zero means none.
     * @param pValue      probability that independent variables would seem to share as much (G test).
     * @param samples     pairs.
     */
    public record Dependence(double conditional, double information, double pValue, int samples)
    {
    }

    /** Sample entropy compares all pairs; of a longer series only the newest values are looked at. */
    public static final int SAMPLE_ENTROPY_VALUES_MAX = 2_000;

    private Entropy()
    {
    }

    /**
     * Shannon entropy of the values in bins of equal width from least to greatest, with Miller and Madow's correction.
     *
     * @param values any number above zero.
     * @param bins   at least 1.
     * @return nats; 0 for a constant.
     */
    public static double shannon(final double[] values, final int bins)
    {
        final double low = Arrays.stream(values).min().orElseThrow();
        final double high = Arrays.stream(values).max().orElseThrow();
        final int[] counts = new int[bins];
        for (final double value : values)
        {
            counts[high > low ? Math.min(bins - 1, (int)((value - low) / (high - low) * bins)) : 0]++;
        }
        return ofCounts(counts, values.length) + bias(counts, values.length);
    }

    /**
     * Conditional entropy of a target given a source, by counting both in bins of equal population ("binned
     * conditional entropy"): entropy of the pair less entropy of the source.
     *
     * @param source what is known.
     * @param target what is asked for, pair by pair.
     * @param bins   of each; pairs should be many times bins squared.
     * @return entropy, shared information and its significance.
     */
    public static Dependence conditional(final double[] source, final double[] target, final int bins)
    {
        final int samples = source.length;
        final int[] sourceBin = ranks(source, bins);
        final int[] targetBin = ranks(target, bins);
        final int[] pairs = new int[bins * bins];
        final int[] sources = new int[bins];
        final int[] targets = new int[bins];
        for (int i = 0; i < samples; i++)
        {
            pairs[sourceBin[i] * bins + targetBin[i]]++;
            sources[sourceBin[i]]++;
            targets[targetBin[i]]++;
        }
        final double ofPair = ofCounts(pairs, samples);
        final double ofSource = ofCounts(sources, samples);
        final double ofTarget = ofCounts(targets, samples);
        final double conditional =
            ofPair + bias(pairs, samples) - ofSource - bias(sources, samples);
        final double plain = ofSource + ofTarget - ofPair;
        final double freedom = Math.max(1, (used(sources) - 1) * (used(targets) - 1));
        final double pValue = 1 - new ChiSquaredDistribution(freedom)
            .cumulativeProbability(Math.max(0, 2 * samples * plain));
        return new Dependence(
            conditional, ofTarget + bias(targets, samples) - conditional, pValue, samples);
    }

    /**
     * Sample entropy (Richman and Moorman, 2000): minus the logarithm of the chance that runs which match for some
     * values match for one more. Compares every pair, so at most {@link #SAMPLE_ENTROPY_VALUES_MAX} values, the newest.
     *
     * @param series    oldest first.
     * @param length    of the runs, such as 2.
     * @param tolerance in standard deviations, such as 0.2.
     * @return nats; not-a-number when no runs match.
     */
    public static double sample(final double[] series, final int length, final double tolerance)
    {
        final double[] values = newest(series);
        final double reach = tolerance * deviation(values);
        long shorter = 0;
        long longer = 0;
        for (int i = 0; i < values.length - length; i++)
        {
            for (int j = i + 1; j < values.length - length; j++)
            {
                if (isMatch(values, i, j, length, reach))
                {
                    shorter++;
                    longer += Math.abs(values[i + length] - values[j + length]) <= reach ? 1 : 0;
                }
            }
        }
        return longer > 0 ? Math.log((double)shorter / longer) : Double.NaN;
    }

    private static double[] newest(final double[] series)
    {
        return Arrays.copyOfRange(series, Math.max(0, series.length - SAMPLE_ENTROPY_VALUES_MAX), series.length);
    }

    private static boolean isMatch(
        final double[] values, final int first, final int second, final int length, final double reach)
    {
        for (int k = 0; k < length; k++)
        {
            if (Math.abs(values[first + k] - values[second + k]) > reach)
            {
                return false;
            }
        }
        return true;
    }

    private static double deviation(final double[] values)
    {
        double mean = 0;
        for (final double value : values)
        {
            mean += value / values.length;
        }
        double squares = 0;
        for (final double value : values)
        {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    /** Bin of each value when the sorted values are cut into parts of equal size; equal values share a bin. */
    private static int[] ranks(final double[] values, final int bins)
    {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double[] cuts = new double[bins - 1];
        for (int i = 0; i < cuts.length; i++)
        {
            cuts[i] = sorted[(int)((long)(i + 1) * sorted.length / bins)];
        }
        final int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++)
        {
            while (ranks[i] < cuts.length && values[i] >= cuts[ranks[i]])
            {
                ranks[i]++;
            }
        }
        return ranks;
    }

    private static double ofCounts(final int[] counts, final int total)
    {
        double entropy = 0;
        for (final int count : counts)
        {
            final double share = (double)count / total;
            entropy -= count > 0 ? share * Math.log(share) : 0;
        }
        return entropy;
    }

    private static double bias(final int[] counts, final int total)
    {
        return (used(counts) - 1) / (2.0 * total);
    }

    private static int used(final int[] counts)
    {
        return (int)Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
