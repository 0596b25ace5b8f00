package io.petrel.tools.research.regime;

import io.petrel.core.regime.HiddenMarkov;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link HmmModel} by expectation maximisation (Baum and Welch). It climbs a little way from several starts,
 * each of which cuts the bars by volatility in its own way, and on from the likeliest; states come out ordered from the
 * calmest up. Smoothed probabilities are used to fit and never leave this class: the engine filters.
 */
public final class HmmFit
{
    private static final int TRIAL_ITERATIONS = 20;
    private static final int ITERATIONS_MAX = 500;
    private static final double TOLERANCE = 1e-8;
    /** Exponents of the share of bars below a cut: equal shares, and two that leave ever less to the wilder states. */
    private static final double[] START_EXPONENTS = {1, 0.5, 0.25};
    private static final double STAY = 0.9;
    /** A state narrower than this share of the whole spread is one that collapsed onto single bars. */
    private static final double DEVIATION_MIN = 1e-3;
    private static final int BARS_PER_STATE_MIN = 20;

    private final int states;
    private final double[][] observed;
    private final double[] deviationMin = new double[HmmModel.OBSERVATIONS];
    private final List<Double> logLikelihoods = new ArrayList<>();
    private final HmmModel model;
    private final ForwardBackward expectation;

    private HmmFit(final double[] returns, final double[] logVolatilities, final int states)
    {
        this.states = states;
        observed = new double[][]{returns, logVolatilities};
        model = new HmmModel(states);
        expectation = new ForwardBackward(model, observed);
    }

    /**
     * Fits a model.
     *
     * @param returns         log returns without gaps, oldest first.
     * @param logVolatilities logarithm of the volatility of each of these bars.
     * @param states          of the model, 2 to {@link HiddenMarkov#MAX_STATES}.
     * @return the fit with the likelihood's maximum nearest to the start.
     * @throws IllegalArgumentException if there are too few bars or states.
     */
    public static HmmFit of(final double[] returns, final double[] logVolatilities, final int states)
    {
        if (states < 2 || states > HiddenMarkov.MAX_STATES || returns.length < states * BARS_PER_STATE_MIN ||
            returns.length != logVolatilities.length)
        {
            throw new IllegalArgumentException("a hidden Markov fit takes 2 to " + HiddenMarkov.MAX_STATES +
                " states and " + BARS_PER_STATE_MIN + " bars for each");
        }
        HmmFit best = null;
        for (final double exponent : START_EXPONENTS)
        {
            final HmmFit trial = new HmmFit(returns, logVolatilities, states);
            trial.start(exponent);
            trial.climb(TRIAL_ITERATIONS);
            best = null == best || trial.logLikelihood() > best.logLikelihood() ? trial : best;
        }
        best.climb(ITERATIONS_MAX);
        best.model.order();
        return best;
    }

    /**
     * What was found.
     *
     * @return the model.
     */
    public HmmModel model()
    {
        return model;
    }

    /**
     * Log-likelihood of the bars.
     *
     * @return natural logarithm.
     */
    public double logLikelihood()
    {
        return logLikelihoods.get(logLikelihoods.size() - 1);
    }

    /**
     * Log-likelihood before each step, rising.
     *
     * @return natural logarithms.
     */
    public List<Double> logLikelihoods()
    {
        return List.copyOf(logLikelihoods);
    }

    /** Weights 1 and 0 by shares of the bars, from the calmest up. */
    private void start(final double exponent)
    {
        final double[] sorted = observed[1].clone();
        Arrays.sort(sorted);
        final double[][] weight = new double[sorted.length][states];
        for (int t = 0; t < sorted.length; t++)
        {
            int state = 0;
            while (state < states - 1 && observed[1][t] >= sorted[cut(state, exponent)])
            {
                state++;
            }
            weight[t][state] = 1;
        }
        for (int o = 0; o < HmmModel.OBSERVATIONS; o++)
        {
            deviationMin[o] = DEVIATION_MIN * spread(observed[o]);
        }
        takeEmissions(weight);
        for (int i = 0; i < states; i++)
        {
            model.initial[i] = 1.0 / states;
            Arrays.fill(model.transition[i], (1 - STAY) / (states - 1));
            model.transition[i][i] = STAY;
        }
    }

    /** First bar, in order of volatility, beyond a state. */
    private int cut(final int state, final double exponent)
    {
        return (int)((observed[1].length - 1) * Math.pow((state + 1.0) / states, exponent));
    }

    private void climb(final int iterations)
    {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < iterations; i++)
        {
            final double now = expectation.walk();
            logLikelihoods.add(now);
            if (now - last <= TOLERANCE * Math.abs(now))
            {
                break;
            }
            last = now;
            maximise();
        }
    }

    private void maximise()
    {
        final double[][] weight = new double[observed[0].length][states];
        for (int t = 0; t < weight.length; t++)
        {
            for (int i = 0; i < states; i++)
            {
                weight[t][i] = expectation.weight(t, i);
            }
        }
        takeTransitions();
        System.arraycopy(weight[0], 0, model.initial, 0, states);
        takeEmissions(weight);
    }

    private void takeTransitions()
    {
        for (int i = 0; i < states; i++)
        {
            final double[] moves = new double[states];
            for (int t = 1; t < observed[0].length; t++)
            {
                for (int j = 0; j < states; j++)
                {
                    moves[j] += expectation.move(t, i, j);
                }
            }
            final double sum = Arrays.stream(moves).sum();
            for (int j = 0; j < states && sum > 0; j++)
            {
                model.transition[i][j] = moves[j] / sum;
            }
        }
    }

    private void takeEmissions(final double[][] weight)
    {
        for (int o = 0; o < HmmModel.OBSERVATIONS; o++)
        {
            for (int i = 0; i < states; i++)
            {
                takeEmission(weight, o, i);
            }
        }
    }

    private void takeEmission(final double[][] weight, final int observation, final int state)
    {
        double total = 0;
        double sum = 0;
        for (int t = 0; t < weight.length; t++)
        {
            total += weight[t][state];
            sum += weight[t][state] * observed[observation][t];
        }
        if (!(total > 0))
        {
            return;
        }
        final double mean = sum / total;
        model.mean[observation][state] = mean;
        double squares = 0;
        for (int t = 0; t < weight.length; t++)
        {
            final double distance = observed[observation][t] - mean;
            squares += weight[t][state] * distance * distance;
        }
        model.deviation[observation][state] = Math.max(Math.sqrt(squares / total), deviationMin[observation]);
    }

    private static double spread(final double[] values)
    {
        final double middle = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - middle) * (v - middle)).average().orElse(0));
    }
}
