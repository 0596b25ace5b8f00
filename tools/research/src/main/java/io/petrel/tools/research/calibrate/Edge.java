package io.petrel.tools.research.calibrate;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The threshold of a score beyond which purged forward returns are surest to go a known way. Labels overlap, so only
 * one in {@code horizon} of them counts as independent; every level tried is one more chance to be fooled.
 *
 * @param level      of the threshold; not-a-number when no level has enough samples and an edge.
 * @param confidence one less the chance that no edge gives as much at any of the levels.
 * @param samples    independent ones beyond the level.
 */
record Edge(double level, double confidence, int samples)
{
    /** Line 1289 of the specification of the autonomous trading system, which counts overlapping ones. */
    private static final int SAMPLES_MIN = 20;

    /**
     * Tries levels.
     *
     * @param score   of each bar, of either sign.
     * @param forward return after each bar, not-a-number where purged.
     * @param side    1 to bet along the score's sign, -1 against it.
     * @param from    first level.
     * @param to      last level.
     * @param step    between levels.
     * @param horizon of the labels in bars.
     */
    static Edge of(
        final double[] score,
        final double[] forward,
        final int side,
        final double from,
        final double to,
        final double step,
        final int horizon)
    {
        final int levels = 1 + (int)Math.rint((to - from) / step);
        Edge best = new Edge(Double.NaN, 0, 0);
        for (int k = 0; k < levels; k++)
        {
            final Edge edge = at(from + k * step, score, forward, side, horizon, levels);
            best = edge.confidence > best.confidence ? edge : best;
        }
        return best;
    }

    private static Edge at(
        final double level,
        final double[] score,
        final double[] forward,
        final int side,
        final int horizon,
        final int levels)
    {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < score.length; i++)
        {
            if (Math.abs(score[i]) >= level && !Double.isNaN(forward[i]))
            {
                final double gain = side * Math.signum(score[i]) * forward[i];
                sum += gain;
                squares += gain * gain;
                count++;
            }
        }
        final int independent = count / horizon;
        final double mean = sum / Math.max(1, count);
        final double variance = squares / Math.max(1, count) - mean * mean;
        return independent < SAMPLES_MIN || !(variance > 0) ? new Edge(level, 0, independent) :
            new Edge(level, confidence(mean / Math.sqrt(variance / independent), independent, levels), independent);
    }

    private static double confidence(final double tStatistic, final int independent, final int levels)
    {
        final double chance = 1 - new TDistribution(independent - 1.0).cumulativeProbability(tStatistic);
        return Math.max(0, 1 - levels * chance);
    }
}
