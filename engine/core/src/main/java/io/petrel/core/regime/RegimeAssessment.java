package io.petrel.core.regime;

import io.petrel.codecs.event.CorrelationRegime;
import io.petrel.codecs.event.LiquidityRegime;
import io.petrel.codecs.event.Persistence;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.event.VolatilityRegime;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What the regime stage saw at a bar. A number that is not known is not-a-number and must be asked for with
 * {@link Double#isNaN}; a class that is not known is UNKNOWN. Mutable and reused: owned by the {@link RegimeDetector},
 * valid until its next bar. Pipeline thread only; allocates nothing.
 */
public final class RegimeAssessment implements Stateful
{
    double trendScore = Double.NaN;
    double rangeScore = Double.NaN;
    double panicScore = Double.NaN;
    double trendProbability = Double.NaN;
    double rangeProbability = Double.NaN;
    double panicProbability = Double.NaN;
    double trendBlend = Double.NaN;
    double rangeBlend = Double.NaN;
    double panicBlend = Double.NaN;
    double confidence;
    double volatilityForecast = Double.NaN;
    double volatilityRatio = Double.NaN;
    double meanCorrelation = Double.NaN;
    double liquidityScore = Double.NaN;
    double stressScore = Double.NaN;
    double hurst = Double.NaN;
    double fractalDimension = Double.NaN;
    long modelHash = Units.NULL_ID;
    Regime regime = Regime.UNKNOWN;
    Regime previousRegime = Regime.UNKNOWN;
    Regime candidate = Regime.UNKNOWN;
    VolatilityRegime volatilityRegime = VolatilityRegime.UNKNOWN;
    CorrelationRegime correlationRegime = CorrelationRegime.UNKNOWN;
    LiquidityRegime liquidityRegime = LiquidityRegime.UNKNOWN;
    Persistence persistence = Persistence.UNKNOWN;

    private final double[] states;
    private int stateCount;

    RegimeAssessment(final int maxStates)
    {
        states = new double[maxStates];
    }

    /**
     * TREND by its formula.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double trendScore()
    {
        return trendScore;
    }

    /**
     * RANGE by its formula.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double rangeScore()
    {
        return rangeScore;
    }

    /**
     * PANIC by its formula.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double panicScore()
    {
        return panicScore;
    }

    /**
     * TREND by the trained model.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double trendProbability()
    {
        return trendProbability;
    }

    /**
     * RANGE by the trained model.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double rangeProbability()
    {
        return rangeProbability;
    }

    /**
     * PANIC by the trained model.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double panicProbability()
    {
        return panicProbability;
    }

    /**
     * Trained model that gave the probabilities.
     *
     * @return its content hash; {@link Units#NULL_ID} if none did.
     */
    public long modelHash()
    {
        return modelHash;
    }

    /**
     * TREND, formula and model.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double trendBlend()
    {
        return trendBlend;
    }

    /**
     * RANGE, formula and model.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double rangeBlend()
    {
        return rangeBlend;
    }

    /**
     * PANIC, formula and model.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double panicBlend()
    {
        return panicBlend;
    }

    /**
     * Score of the regime in force; for UNKNOWN the highest.
     *
     * @return 0 to 1, 0 without any score.
     */
    public double confidence()
    {
        return confidence;
    }

    /**
     * Volatility of the next bar by GARCH.
     *
     * @return log return per bar; not-a-number if not known.
     */
    public double volatilityForecast()
    {
        return volatilityForecast;
    }

    /**
     * That forecast over long-run volatility.
     *
     * @return above 0; not-a-number if not known.
     */
    public double volatilityRatio()
    {
        return volatilityRatio;
    }

    /**
     * How much the instruments move together.
     *
     * @return -1 to 1; not-a-number if not known.
     */
    public double meanCorrelation()
    {
        return meanCorrelation;
    }

    /**
     * How easily size trades.
     *
     * @return 0 thin to 1 deep; not-a-number if not known.
     */
    public double liquidityScore()
    {
        return liquidityScore;
    }

    /**
     * How stressed the market is.
     *
     * @return 0 calm to 1 stressed; not-a-number if not known.
     */
    public double stressScore()
    {
        return stressScore;
    }

    /**
     * Hurst exponent.
     *
     * @return 0 to 1; not-a-number if not known.
     */
    public double hurst()
    {
        return hurst;
    }

    /**
     * Fractal dimension.
     *
     * @return 1 to 2; not-a-number if not known.
     */
    public double fractalDimension()
    {
        return fractalDimension;
    }

    /**
     * Regime in force, after hysteresis.
     *
     * @return UNKNOWN if not known.
     */
    public Regime regime()
    {
        return regime;
    }

    /**
     * Regime in force before this bar.
     *
     * @return UNKNOWN if not known.
     */
    public Regime previousRegime()
    {
        return previousRegime;
    }

    /**
     * Regime by this bar's scores alone.
     *
     * @return UNKNOWN if not known.
     */
    public Regime candidate()
    {
        return candidate;
    }

    /**
     * Volatility against its long-run level.
     *
     * @return UNKNOWN if not known.
     */
    public VolatilityRegime volatilityRegime()
    {
        return volatilityRegime;
    }

    /**
     * How much the instruments move together.
     *
     * @return UNKNOWN if not known.
     */
    public CorrelationRegime correlationRegime()
    {
        return correlationRegime;
    }

    /**
     * How easily size trades.
     *
     * @return UNKNOWN if not known.
     */
    public LiquidityRegime liquidityRegime()
    {
        return liquidityRegime;
    }

    /**
     * Whether prices trend or revert.
     *
     * @return UNKNOWN if not known.
     */
    public Persistence persistence()
    {
        return persistence;
    }

    /**
     * Whether the regime in force changed with this bar.
     *
     * @return true at a transition.
     */
    public boolean isChanged()
    {
        return regime != previousRegime;
    }

    /**
     * Number of states of the hidden Markov model.
     *
     * @return 0 without one.
     */
    public int stateCount()
    {
        return stateCount;
    }

    /**
     * Probability of a state of the hidden Markov model, filtered: from this and earlier bars only.
     *
     * @param state from 0, the calmest, to {@link #stateCount()} - 1.
     * @return 0 to 1.
     */
    public double state(final int state)
    {
        return states[state];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        visitScores(state);
        visitSurroundings(state);
        visitRegimes(state);
        stateCount = state.visit(stateCount);
        state.visit(states, stateCount);
    }

    void states(final double[] probabilities, final int count)
    {
        System.arraycopy(probabilities, 0, states, 0, count);
        stateCount = count;
    }

    private void visitScores(final StateVisitor state)
    {
        trendScore = state.visit(trendScore);
        rangeScore = state.visit(rangeScore);
        panicScore = state.visit(panicScore);
        trendProbability = state.visit(trendProbability);
        rangeProbability = state.visit(rangeProbability);
        panicProbability = state.visit(panicProbability);
        trendBlend = state.visit(trendBlend);
        rangeBlend = state.visit(rangeBlend);
        panicBlend = state.visit(panicBlend);
        confidence = state.visit(confidence);
        modelHash = state.visit(modelHash);
    }

    private void visitSurroundings(final StateVisitor state)
    {
        volatilityForecast = state.visit(volatilityForecast);
        volatilityRatio = state.visit(volatilityRatio);
        meanCorrelation = state.visit(meanCorrelation);
        liquidityScore = state.visit(liquidityScore);
        stressScore = state.visit(stressScore);
        hurst = state.visit(hurst);
        fractalDimension = state.visit(fractalDimension);
    }

    private void visitRegimes(final StateVisitor state)
    {
        regime = Regime.get((short)state.visit(regime.value()));
        previousRegime = Regime.get((short)state.visit(previousRegime.value()));
        candidate = Regime.get((short)state.visit(candidate.value()));
        volatilityRegime = VolatilityRegime.get((short)state.visit(volatilityRegime.value()));
        correlationRegime = CorrelationRegime.get((short)state.visit(correlationRegime.value()));
        liquidityRegime = LiquidityRegime.get((short)state.visit(liquidityRegime.value()));
        persistence = Persistence.get((short)state.visit(persistence.value()));
    }
}
