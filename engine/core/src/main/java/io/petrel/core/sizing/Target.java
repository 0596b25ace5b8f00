package io.petrel.core.sizing;

import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.unit.Units;
import io.petrel.core.signal.CostModel;
import io.petrel.core.signal.ExitPlan;

/**
 * The position the sizer wants, and every factor that made it. Mutable and reused. Pipeline thread only; allocates
 * nothing.
 */
public final class Target
{
    private SizingVerdict verdict = SizingVerdict.HOLD;
    private long targetLots;
    private long targetNotionalE8;
    private long equityE8;
    private long referenceTicks = Units.NULL_TICKS;
    private double baseFraction;
    private double confidenceFactor;
    private double volatilityFactor;
    private double currentVolatility;
    private long stopTicks = Units.NULL_TICKS;
    private long targetTicks = Units.NULL_TICKS;
    private long maxHoldNs;
    private long trailTicks = Units.NULL_TICKS;
    private double winRate;
    private double payoffRatio;
    private double kellyFraction;
    private double kellyFactor;
    private double regimeFactor;
    private double toxicityFactor;
    private double heatUsed;
    private double heatFactor;
    private double feeBps;
    private double spreadBps;
    private double slippageBps;

    /**
     * Whether there is a target.
     *
     * @return anything but {@link SizingVerdict#SIZED} says why not; lots are then 0, and of the factors those are
     *     told that led to it.
     */
    public SizingVerdict verdict()
    {
        return verdict;
    }

    /**
     * Position wanted.
     *
     * @return lots, negative for short.
     */
    public long targetLots()
    {
        return targetLots;
    }

    /**
     * Value of the position wanted, before it was cut to whole lots.
     *
     * @return E8 of the settlement currency, never negative.
     */
    public long targetNotionalE8()
    {
        return targetNotionalE8;
    }

    /**
     * Equity the size is a share of.
     *
     * @return E8 of the settlement currency.
     */
    public long equityE8()
    {
        return equityE8;
    }

    /**
     * Price at which value became lots.
     *
     * @return ticks, or {@link Units#NULL_TICKS}.
     */
    public long referenceTicks()
    {
        return referenceTicks;
    }

    /**
     * Share of equity before any factor.
     *
     * @return in [0, 1] or more with leverage.
     */
    public double baseFraction()
    {
        return baseFraction;
    }

    /**
     * Factor from the decision's confidence.
     *
     * @return within the configured bounds.
     */
    public double confidenceFactor()
    {
        return confidenceFactor;
    }

    /**
     * Factor from volatility: target / current.
     *
     * @return within the configured bounds.
     */
    public double volatilityFactor()
    {
        return volatilityFactor;
    }

    /**
     * Realised volatility used.
     *
     * @return per square-root year.
     */
    public double currentVolatility()
    {
        return currentVolatility;
    }

    /**
     * Price that ends the trade at a loss.
     *
     * @return ticks, or {@link Units#NULL_TICKS}.
     */
    public long stopTicks()
    {
        return stopTicks;
    }

    /**
     * Price that ends the trade at a profit.
     *
     * @return ticks, or {@link Units#NULL_TICKS}.
     */
    public long targetTicks()
    {
        return targetTicks;
    }

    /**
     * Longest time to hold.
     *
     * @return ns; 0 without a plan.
     */
    public long maxHoldNs()
    {
        return maxHoldNs;
    }

    /**
     * Distance at which the stop follows the best price.
     *
     * @return ticks; {@link Units#NULL_TICKS} when it stays.
     */
    public long trailTicks()
    {
        return trailTicks;
    }

    /**
     * Win rate of the engine that is followed.
     *
     * @return in [0, 1].
     */
    public double winRate()
    {
        return winRate;
    }

    /**
     * Average win over average loss of the engine that is followed.
     *
     * @return at least 0.
     */
    public double payoffRatio()
    {
        return payoffRatio;
    }

    /**
     * Full Kelly.
     *
     * @return share of equity; 0 or less without an edge.
     */
    public double kellyFraction()
    {
        return kellyFraction;
    }

    /**
     * Factor from Kelly, after its fraction and bound.
     *
     * @return in (0, 1]; 0 without an edge.
     */
    public double kellyFactor()
    {
        return kellyFactor;
    }

    /**
     * Factor from the regime.
     *
     * @return in [0, 1].
     */
    public double regimeFactor()
    {
        return regimeFactor;
    }

    /**
     * Factor from the toxicity of order flow.
     *
     * @return in [0, 1].
     */
    public double toxicityFactor()
    {
        return toxicityFactor;
    }

    /**
     * Risk of all other instruments to their stops.
     *
     * @return share of equity.
     */
    public double heatUsed()
    {
        return heatUsed;
    }

    /**
     * Factor from the risk budget: what is left of it over what this trade would risk.
     *
     * @return in [0, 1].
     */
    public double heatFactor()
    {
        return heatFactor;
    }

    /**
     * Expected fee of one side.
     *
     * @return basis points.
     */
    public double feeBps()
    {
        return feeBps;
    }

    /**
     * Expected spread.
     *
     * @return basis points.
     */
    public double spreadBps()
    {
        return spreadBps;
    }

    /**
     * Expected slippage of one side.
     *
     * @return basis points.
     */
    public double slippageBps()
    {
        return slippageBps;
    }

    void begin(final long newEquityE8, final long newReferenceTicks)
    {
        verdict = SizingVerdict.HOLD;
        equityE8 = newEquityE8;
        referenceTicks = newReferenceTicks;
        targetLots = 0;
        targetNotionalE8 = 0;
        baseFraction = 0;
        confidenceFactor = 0;
        volatilityFactor = 0;
        currentVolatility = 0;
        stopTicks = Units.NULL_TICKS;
        targetTicks = Units.NULL_TICKS;
        maxHoldNs = 0;
        trailTicks = Units.NULL_TICKS;
        kelly(0, 0, 0, 0);
        protection(0, 0);
        heat(0, 0);
        feeBps = 0;
        spreadBps = 0;
        slippageBps = 0;
    }

    void refuse(final SizingVerdict why)
    {
        verdict = why;
    }

    void factors(final double base, final double confidence, final double volatility, final double current)
    {
        baseFraction = base;
        confidenceFactor = confidence;
        volatilityFactor = volatility;
        currentVolatility = current;
    }

    void exits(final ExitPlan plan)
    {
        stopTicks = plan.stopTicks();
        targetTicks = plan.targetTicks();
        maxHoldNs = plan.maxHoldNs();
        trailTicks = plan.trailTicks();
    }

    void kelly(final double rate, final double ratio, final double full, final double factor)
    {
        winRate = rate;
        payoffRatio = ratio;
        kellyFraction = full;
        kellyFactor = factor;
    }

    void protection(final double regime, final double toxicity)
    {
        regimeFactor = regime;
        toxicityFactor = toxicity;
    }

    void heat(final double used, final double factor)
    {
        heatUsed = used;
        heatFactor = factor;
    }

    void costs(final CostModel costs)
    {
        feeBps = costs.feeBps();
        spreadBps = costs.spreadBps();
        slippageBps = costs.slippageBps();
    }

    void size(final SizingVerdict newVerdict, final long notionalE8, final long lots)
    {
        verdict = newVerdict;
        targetNotionalE8 = notionalE8;
        targetLots = lots;
    }
}
