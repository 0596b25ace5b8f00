package io.petrel.core.regime;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.ArrayList;
import java.util.List;

/**
 * Filter of a Gaussian hidden Markov model over two observations a bar, LOG_RETURN and ln REALISED_SIGMA, independent
 * of each other given the state. After each bar it holds the probability of every state given this and earlier bars:
 * the forward recursion, normalised at each step, weighed in the log domain. Nothing is ever smoothed with later
 * bars.
 *
 * <p>States are ordered from the calmest up by whoever fits them. Rows of the transition matrix are normalised to sum
 * to one. A bar without the observations moves the probabilities by the transitions alone. A model of another size
 * starts afresh from its initial probabilities; new numbers for the same size go on from the present ones. Pipeline
 * thread only; allocates nothing after construction.
 */
public final class HiddenMarkov implements Stateful
{
    private static final List<String> NAMES = List.of("0", "1", "2", "3");

    /** Most states a model may have. */
    public static final int MAX_STATES = NAMES.size();

    private static final ParamSpec STATES = ParamSpec.ofLong("regime.hmm.states", "states", 0, MAX_STATES,
        "States of the hidden Markov model of the regime; 0 for no model");

    private final Param states;
    private final Param[] initial = new Param[MAX_STATES];
    private final Param[][] transition = new Param[MAX_STATES][MAX_STATES];
    private final Param[] returnMean = new Param[MAX_STATES];
    private final Param[] returnDeviation = new Param[MAX_STATES];
    private final Param[] volatilityMean = new Param[MAX_STATES];
    private final Param[] volatilityDeviation = new Param[MAX_STATES];

    private final double[] probability = new double[MAX_STATES];
    private final double[] predicted = new double[MAX_STATES];
    private final double[] logWeight = new double[MAX_STATES];
    private int count;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public HiddenMarkov(final Parameters parameters)
    {
        states = parameters.param(STATES);
        for (int i = 0; i < MAX_STATES; i++)
        {
            initial[i] = parameters.param(initialKey(i));
            returnMean[i] = parameters.param(returnMeanKey(i));
            returnDeviation[i] = parameters.param(returnDeviationKey(i));
            volatilityMean[i] = parameters.param(volatilityMeanKey(i));
            volatilityDeviation[i] = parameters.param(volatilityDeviationKey(i));
            for (int j = 0; j < MAX_STATES; j++)
            {
                transition[i][j] = parameters.param(transitionKey(i, j));
            }
        }
    }

    /**
     * Parameters of the largest model; a smaller one needs those of its own states only.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        specs.add(STATES);
        for (int i = 0; i < MAX_STATES; i++)
        {
            final String state = " in state " + i + " of the hidden Markov model";
            specs.add(ParamSpec.ofShare(initialKey(i), "Probability to start" + state));
            specs.add(any(returnMeanKey(i), "log return", "Mean return" + state));
            specs.add(ParamSpec.ofPositive(returnDeviationKey(i), "log return", "Deviation of the return" + state));
            specs.add(any(volatilityMeanKey(i), "ln of log return", "Mean log volatility" + state));
            specs.add(ParamSpec.ofPositive(
                volatilityDeviationKey(i), "ln of log return", "Deviation of the log volatility" + state));
            for (int j = 0; j < MAX_STATES; j++)
            {
                specs.add(ParamSpec.ofShare(transitionKey(i, j), "Probability to go on to state " + j + state));
            }
        }
        return specs;
    }

    /**
     * Key of the number of states.
     *
     * @return the key.
     */
    public static String statesKey()
    {
        return STATES.key();
    }

    /**
     * Key of a state's probability at the start.
     *
     * @param state from 0.
     * @return the key.
     */
    public static String initialKey(final int state)
    {
        return "regime.hmm.initial." + NAMES.get(state);
    }

    /**
     * Key of the probability of going from one state to another.
     *
     * @param from state before.
     * @param to   state after.
     * @return the key.
     */
    public static String transitionKey(final int from, final int to)
    {
        return "regime.hmm.transition." + NAMES.get(from) + "." + NAMES.get(to);
    }

    /**
     * Key of the mean of the log return.
     *
     * @param state from 0.
     * @return the key.
     */
    public static String returnMeanKey(final int state)
    {
        return "regime.hmm.return_mean." + NAMES.get(state);
    }

    /**
     * Key of the deviation of the log return.
     *
     * @param state from 0.
     * @return the key.
     */
    public static String returnDeviationKey(final int state)
    {
        return "regime.hmm.return_deviation." + NAMES.get(state);
    }

    /**
     * Key of the mean of the log volatility.
     *
     * @param state from 0.
     * @return the key.
     */
    public static String volatilityMeanKey(final int state)
    {
        return "regime.hmm.volatility_mean." + NAMES.get(state);
    }

    /**
     * Key of the deviation of the log volatility.
     *
     * @param state from 0.
     * @return the key.
     */
    public static String volatilityDeviationKey(final int state)
    {
        return "regime.hmm.volatility_deviation." + NAMES.get(state);
    }

    /**
     * Filters one bar.
     *
     * @param features of the bar.
     */
    public void onBar(final FeatureVector features)
    {
        final int size = states.isSet() ? states.asInt() : 0;
        if (0 == size || !isCalibrated(size))
        {
            count = 0;
            return;
        }
        predict(size);
        final double sigma = RegimeScores.valueOf(features, Feature.REALISED_SIGMA);
        if (features.isReady(Feature.LOG_RETURN) && sigma > 0)
        {
            update(size, features.value(Feature.LOG_RETURN), Transcendental.log(sigma));
        }
    }

    /**
     * States of the model in force.
     *
     * @return 0 if there is none.
     */
    public int count()
    {
        return count;
    }

    /**
     * Probability of a state, given this bar and earlier ones.
     *
     * @param state from 0 to {@link #count()} - 1.
     * @return 0 to 1.
     */
    public double probability(final int state)
    {
        return probability[state];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        for (int i = 0; i < count; i++)
        {
            probability[i] = state.visit(probability[i]);
        }
    }

    void writeTo(final RegimeAssessment assessment)
    {
        assessment.states(probability, count);
    }

    private boolean isCalibrated(final int size)
    {
        boolean isSet = true;
        double start = 0;
        for (int i = 0; i < size && isSet; i++)
        {
            isSet = initial[i].isSet() && returnMean[i].isSet() && returnDeviation[i].isSet() &&
                volatilityMean[i].isSet() && volatilityDeviation[i].isSet() && rowSum(i, size) > 0;
            start += isSet ? initial[i].asDouble() : 0;
        }
        return isSet && start > 0;
    }

    /** Sum of a row of the transition matrix; 0 if a part of it is not set. */
    private double rowSum(final int from, final int size)
    {
        double sum = 0;
        for (int to = 0; to < size; to++)
        {
            if (!transition[from][to].isSet())
            {
                return 0;
            }
            sum += transition[from][to].asDouble();
        }
        return sum;
    }

    private void predict(final int size)
    {
        for (int to = 0; to < size; to++)
        {
            predicted[to] = size == count ? 0 : initial[to].asDouble();
        }
        for (int from = 0; from < size && size == count; from++)
        {
            final double scale = probability[from] / rowSum(from, size);
            for (int to = 0; to < size; to++)
            {
                predicted[to] += scale * transition[from][to].asDouble();
            }
        }
        count = size;
        normalise(predicted);
    }

    private void update(final int size, final double move, final double logSigma)
    {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++)
        {
            logWeight[i] = Transcendental.log(predicted[i]) +
                logDensity(move, returnMean[i].asDouble(), returnDeviation[i].asDouble()) +
                logDensity(logSigma, volatilityMean[i].asDouble(), volatilityDeviation[i].asDouble());
            best = Math.max(best, logWeight[i]);
        }
        if (best > Double.NEGATIVE_INFINITY)
        {
            for (int i = 0; i < size; i++)
            {
                logWeight[i] = Transcendental.exp(logWeight[i] - best);
            }
            normalise(logWeight);
        }
    }

    /** Logarithm of a Gaussian density, less a constant that all states share. */
    private static double logDensity(final double value, final double mean, final double deviation)
    {
        final double distance = (value - mean) / deviation;
        return -distance * distance / 2 - Transcendental.log(deviation);
    }

    /** Takes weights, of which at least one is above zero, as the probabilities. */
    private void normalise(final double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += weights[i];
        }
        for (int i = 0; i < count; i++)
        {
            probability[i] = weights[i] / sum;
        }
    }

    private static ParamSpec any(final String key, final String unit, final String description)
    {
        return ParamSpec.ofDouble(key, unit, -Double.MAX_VALUE, Double.MAX_VALUE, description);
    }
}
