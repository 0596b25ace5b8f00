package io.petrel.tools.research.regime;

import java.util.Arrays;

/**
 * How likely each state of a hidden Markov model was at each bar, given all bars: the forward and backward recursions,
 * scaled at each bar. Smoothed by what came later, so of use for a fit only.
 */
final class ForwardBackward
{
    private final HmmModel model;
    private final double[][] observed;
    private final int states;
    private final double[][] density;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scale;

    ForwardBackward(final HmmModel model, final double[][] observed)
    {
        this.model = model;
        this.observed = observed;
        states = model.initial.length;
        final int bars = observed[0].length;
        density = new double[bars][states];
        forward = new double[bars][states];
        backward = new double[bars][states];
        scale = new double[bars];
    }

    /** With the present numbers of the model; returns the log-likelihood of the bars. */
    double walk()
    {
        double sum = 0;
        for (int t = 0; t < density.length; t++)
        {
            sum += takeDensities(t) + Math.log(stepForward(t));
        }
        Arrays.fill(backward[backward.length - 1], 1);
        for (int t = backward.length - 2; t >= 0; t--)
        {
            stepBackward(t);
        }
        return sum;
    }

    /** Probability of a state at a bar. */
    double weight(final int bar, final int state)
    {
        return forward[bar][state] * backward[bar][state];
    }

    /** Probability of a move from one state to another into a bar after the first. */
    double move(final int bar, final int from, final int to)
    {
        return forward[bar - 1][from] * model.transition[from][to] * density[bar][to] * backward[bar][to] / scale[bar];
    }

    /** Densities of a bar relative to the largest; returns the logarithm of that. */
    private double takeDensities(final int t)
    {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < states; i++)
        {
            density[t][i] = model.logDensity(observed, t, i);
            best = Math.max(best, density[t][i]);
        }
        for (int i = 0; i < states; i++)
        {
            density[t][i] = Math.exp(density[t][i] - best);
        }
        return best;
    }

    private double stepForward(final int t)
    {
        scale[t] = 0;
        for (int j = 0; j < states; j++)
        {
            double predicted = 0 == t ? model.initial[j] : 0;
            for (int i = 0; i < states && t > 0; i++)
            {
                predicted += forward[t - 1][i] * model.transition[i][j];
            }
            forward[t][j] = predicted * density[t][j];
            scale[t] += forward[t][j];
        }
        for (int j = 0; j < states; j++)
        {
            forward[t][j] /= scale[t];
        }
        return scale[t];
    }

    private void stepBackward(final int t)
    {
        for (int i = 0; i < states; i++)
        {
            double sum = 0;
            for (int j = 0; j < states; j++)
            {
                sum += model.transition[i][j] * density[t + 1][j] * backward[t + 1][j];
            }
            backward[t][i] = sum / scale[t + 1];
        }
    }
}
