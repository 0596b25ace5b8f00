package io.petrel.bench.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One sample a round. Rounds of two things that took turns are paired: what the machine did to one round it did to
 * both, so the ratio within a round is steadier than either.
 */
public final class Rounds
{
    /** Chance that a median lies within {@link #interval}, where there are rounds enough for it. */
    public static final double CONFIDENCE = 0.9;

    private final List<Sample> samples = new ArrayList<>();

    /**
     * What was measured once.
     *
     * @param sample of it.
     * @return one round.
     */
    public static Rounds of(final Sample sample)
    {
        final Rounds rounds = new Rounds();
        rounds.add(sample);
        return rounds;
    }

    /**
     * Adds the next round.
     *
     * @param sample of it.
     */
    public void add(final Sample sample)
    {
        samples.add(sample);
    }

    /**
     * The samples.
     *
     * @return one a round, in order.
     */
    public List<Sample> samples()
    {
        return samples;
    }

    /**
     * Each round's value, sorted.
     *
     * @param value to take of a sample.
     * @return rising.
     */
    public double[] sorted(final ToDoubleFunction<Sample> value)
    {
        return samples.stream().mapToDouble(value).sorted().toArray();
    }

    /**
     * Ratios of the rounds' medians to those of a reference, round by round.
     *
     * @param reference that took turns with this.
     * @return sorted; as many as both have.
     */
    public double[] ratios(final Rounds reference)
    {
        final double[] ratios = new double[Math.min(samples.size(), reference.samples.size())];
        for (int i = 0; i < ratios.length; i++)
        {
            ratios[i] = samples.get(i).p50() / reference.samples.get(i).p50();
        }
        Arrays.sort(ratios);
        return ratios;
    }

    /**
     * Median.
     *
     * @param sorted values.
     * @return the middle one, or the mean of the two in the middle; NaN of none.
     */
    public static double median(final double[] sorted)
    {
        final int count = sorted.length;
        return 0 == count ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    /**
     * Interval that holds the median of what the values are drawn from, whatever their distribution: from the k-th
     * least to the k-th greatest, by the sign test (each value is above the true median with a chance of one half).
     *
     * @param sorted     values.
     * @param confidence wanted.
     * @return lower and upper end; the whole range where there are too few values for the confidence.
     */
    public static double[] interval(final double[] sorted, final double confidence)
    {
        final int count = sorted.length;
        if (0 == count)
        {
            return new double[]{Double.NaN, Double.NaN};
        }
        int outside = 0;
        double chance = Math.pow(0.5, count);
        double tail = chance;
        while (2 * outside + 3 <= count)
        {
            chance = chance * (count - outside) / (outside + 1);
            if (2 * (tail + chance) > 1 - confidence)
            {
                break;
            }
            tail += chance;
            outside++;
        }
        return new double[]{sorted[outside], sorted[count - 1 - outside]};
    }
}
