package io.petrel.tools.research.regime;

import io.petrel.core.regime.HiddenMarkov;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gaussian hidden Markov model of log return and log volatility, independent given the state, by expectation
 * maximisation (Baum and Welch) with the forward and backward recursions scaled at each bar. It climbs a
 * little way from several starts, each of which cuts the bars by volatility in its own way, and on from the likeliest;
 * states come out ordered from the calmest up. Smoothed probabilities are used
 * to fit and never leave this class: the engine filters.
 */
public final class HmmFit
{
    private static final int OBSERVATIONS = 2;
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
    private final double[] deviationMin = new double[OBSERVATIONS];

    private final double[] initial;
    private final double[][] transition;
    private final double[][] mean;
    private final double[][] deviation;
    private final List<Double> logLikelihoods = new ArrayList<>();

    private final double[][] density;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scale;

    private HmmFit(final double[] returns, final double[] logVolatilities, final int states)
    {
        this.states = states;
        observed = new double[][]{returns, logVolatilities};
        initial = new double[states];
        transition = new double[states][states];
        mean = new double[OBSERVATIONS][states];
        deviation = new double[OBSERVATIONS][states];
        density = new double[returns.length][states];
        forward = new double[returns.length][states];
        backward = new double[returns.length][states];
        scale = new double[returns.length];
    }

    /**
     * Fits a model.
     *
     * @param returns         log returns without gaps, oldest first.
     * @param logVolatilities logarithm of the volatility of each of these bars.
     * @param states          of the model, 2 to {@link HiddenMarkov#MAX_STATES}.
     * @return the model at the likelihood's maximum nearest to the start.
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
        best.order();
        return best;
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

    /**
     * Mean log return of a state.
     *
     * @param state from 0, the calmest.
     * @return per bar.
     */
    public double returnMean(final int state)
    {
        return mean[0][state];
    }

    /**
     * Deviation of the log return in a state.
     *
     * @param state from 0, the calmest.
     * @return per bar.
     */
    public double returnDeviation(final int state)
    {
        return deviation[0][state];
    }

    /**
     * Mean log volatility of a state.
     *
     * @param state from 0, the calmest.
     * @return natural logarithm.
     */
    public double volatilityMean(final int state)
    {
        return mean[1][state];
    }

    /**
     * Deviation of the log volatility in a state.
     *
     * @param state from 0, the calmest.
     * @return natural logarithm.
     */
    public double volatilityDeviation(final int state)
    {
        return deviation[1][state];
    }

    /**
     * Probability of going from one state to another.
     *
     * @param from state before.
     * @param to   state after.
     * @return 0 to 1.
     */
    public double transition(final int from, final int to)
    {
        return transition[from][to];
    }

    /**
     * The parameters of the regime stage.
     *
     * @return the number of states first, then all numbers of each.
     */
    public List<TrainedValue> values()
    {
        final List<TrainedValue> values = new ArrayList<>();
        values.add(TrainedValue.whole(HiddenMarkov.statesKey(), states));
        for (int i = 0; i < states; i++)
        {
            values.add(TrainedValue.real(HiddenMarkov.initialKey(i), Math.min(initial[i], 1)));
            values.add(TrainedValue.real(HiddenMarkov.returnMeanKey(i), mean[0][i]));
            values.add(TrainedValue.real(HiddenMarkov.returnDeviationKey(i), deviation[0][i]));
            values.add(TrainedValue.real(HiddenMarkov.volatilityMeanKey(i), mean[1][i]));
            values.add(TrainedValue.real(HiddenMarkov.volatilityDeviationKey(i), deviation[1][i]));
            for (int j = 0; j < states; j++)
            {
                values.add(TrainedValue.real(HiddenMarkov.transitionKey(i, j), Math.min(transition[i][j], 1)));
            }
        }
        return values;
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
        for (int o = 0; o < OBSERVATIONS; o++)
        {
            deviationMin[o] = DEVIATION_MIN * spread(observed[o]);
        }
        takeEmissions(weight);
        for (int i = 0; i < states; i++)
        {
            initial[i] = 1.0 / states;
            Arrays.fill(transition[i], (1 - STAY) / (states - 1));
            transition[i][i] = STAY;
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
            final double now = walk();
            logLikelihoods.add(now);
            if (now - last <= TOLERANCE * Math.abs(now))
            {
                break;
            }
            last = now;
            maximise();
        }
    }

    /** Densities, forward and backward probabilities with the present numbers; returns the log-likelihood. */
    private double walk()
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

    /** Densities of a bar relative to the largest; returns the logarithm of that. */
    private double takeDensities(final int t)
    {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < states; i++)
        {
            density[t][i] = logDensity(t, i);
            best = Math.max(best, density[t][i]);
        }
        for (int i = 0; i < states; i++)
        {
            density[t][i] = Math.exp(density[t][i] - best);
        }
        return best;
    }

    private double logDensity(final int t, final int state)
    {
        double sum = 0;
        for (int o = 0; o < OBSERVATIONS; o++)
        {
            final double distance = (observed[o][t] - mean[o][state]) / deviation[o][state];
            sum -= (distance * distance + Math.log(2 * Math.PI)) / 2 + Math.log(deviation[o][state]);
        }
        return sum;
    }

    private double stepForward(final int t)
    {
        scale[t] = 0;
        for (int j = 0; j < states; j++)
        {
            double predicted = 0 == t ? initial[j] : 0;
            for (int i = 0; i < states && t > 0; i++)
            {
                predicted += forward[t - 1][i] * transition[i][j];
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
                sum += transition[i][j] * density[t + 1][j] * backward[t + 1][j];
            }
            backward[t][i] = sum / scale[t + 1];
        }
    }

    private void maximise()
    {
        final double[][] weight = new double[density.length][states];
        for (int t = 0; t < weight.length; t++)
        {
            for (int i = 0; i < states; i++)
            {
                weight[t][i] = forward[t][i] * backward[t][i];
            }
        }
        takeTransitions();
        System.arraycopy(weight[0], 0, initial, 0, states);
        takeEmissions(weight);
    }

    private void takeTransitions()
    {
        for (int i = 0; i < states; i++)
        {
            final double[] moves = new double[states];
            for (int t = 1; t < density.length; t++)
            {
                for (int j = 0; j < states; j++)
                {
                    moves[j] += forward[t - 1][i] * transition[i][j] * density[t][j] * backward[t][j] / scale[t];
                }
            }
            final double sum = Arrays.stream(moves).sum();
            for (int j = 0; j < states && sum > 0; j++)
            {
                transition[i][j] = moves[j] / sum;
            }
        }
    }

    private void takeEmissions(final double[][] weight)
    {
        for (int o = 0; o < OBSERVATIONS; o++)
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
        mean[observation][state] = sum / total;
        double squares = 0;
        for (int t = 0; t < weight.length; t++)
        {
            final double distance = observed[observation][t] - mean[observation][state];
            squares += weight[t][state] * distance * distance;
        }
        deviation[observation][state] = Math.max(Math.sqrt(squares / total), deviationMin[observation]);
    }

    /** Puts the states in order of their volatility. */
    private void order()
    {
        final Integer[] places = new Integer[states];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, Comparator.comparingDouble(i -> mean[1][i]));
        permute(initial, places);
        for (int o = 0; o < OBSERVATIONS; o++)
        {
            permute(mean[o], places);
            permute(deviation[o], places);
        }
        final double[][] rows = new double[states][];
        for (int i = 0; i < states; i++)
        {
            rows[i] = transition[places[i]];
            permute(rows[i], places);
        }
        System.arraycopy(rows, 0, transition, 0, states);
    }

    private static void permute(final double[] values, final Integer[] places)
    {
        final double[] before = values.clone();
        Arrays.setAll(values, i -> before[places[i]]);
    }

    private static double spread(final double[] values)
    {
        final double middle = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - middle) * (v - middle)).average().orElse(0));
    }
}
