package io.petrel.tools.research.regime;

import io.petrel.core.regime.HiddenMarkov;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers of a hidden Markov model whose states each give a Gaussian log return and, independent of it, a Gaussian
 * log volatility.
 */
public final class HmmModel
{
    static final int OBSERVATIONS = 2;

    private static final int RETURN = 0;
    private static final int VOLATILITY = 1;

    final double[] initial;
    final double[][] transition;
    final double[][] mean;
    final double[][] deviation;

    private final int states;

    HmmModel(final int states)
    {
        this.states = states;
        initial = new double[states];
        transition = new double[states][states];
        mean = new double[OBSERVATIONS][states];
        deviation = new double[OBSERVATIONS][states];
    }

    /**
     * Mean log return of a state.
     *
     * @param state from 0, the calmest.
     * @return per bar.
     */
    public double returnMean(final int state)
    {
        return mean[RETURN][state];
    }

    /**
     * Deviation of the log return in a state.
     *
     * @param state from 0, the calmest.
     * @return per bar.
     */
    public double returnDeviation(final int state)
    {
        return deviation[RETURN][state];
    }

    /**
     * Mean log volatility of a state.
     *
     * @param state from 0, the calmest.
     * @return natural logarithm.
     */
    public double volatilityMean(final int state)
    {
        return mean[VOLATILITY][state];
    }

    /**
     * Deviation of the log volatility in a state.
     *
     * @param state from 0, the calmest.
     * @return natural logarithm.
     */
    public double volatilityDeviation(final int state)
    {
        return deviation[VOLATILITY][state];
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
            values.add(TrainedValue.real(HiddenMarkov.returnMeanKey(i), returnMean(i)));
            values.add(TrainedValue.real(HiddenMarkov.returnDeviationKey(i), returnDeviation(i)));
            values.add(TrainedValue.real(HiddenMarkov.volatilityMeanKey(i), volatilityMean(i)));
            values.add(TrainedValue.real(HiddenMarkov.volatilityDeviationKey(i), volatilityDeviation(i)));
            for (int j = 0; j < states; j++)
            {
                values.add(TrainedValue.real(HiddenMarkov.transitionKey(i, j), Math.min(transition[i][j], 1)));
            }
        }
        return values;
    }

    /** Logarithm of the density of a bar, given its log return and log volatility in that order, in a state. */
    double logDensity(final double[][] observed, final int bar, final int state)
    {
        double sum = 0;
        for (int o = 0; o < OBSERVATIONS; o++)
        {
            final double distance = (observed[o][bar] - mean[o][state]) / deviation[o][state];
            sum -= (distance * distance + Math.log(2 * Math.PI)) / 2 + Math.log(deviation[o][state]);
        }
        return sum;
    }

    /** Puts the states in order of their volatility. */
    void order()
    {
        final Integer[] places = new Integer[states];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, Comparator.comparingDouble(i -> mean[VOLATILITY][i]));
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
}
