package io.petrel.core.sizing;

import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.unit.Units;

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

    /**
     * Whether there is a target.
     *
     * @return anything but {@link SizingVerdict#SIZED} says why not; every number but equity and reference is then 0.
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

    void size(final SizingVerdict newVerdict, final long notionalE8, final long lots)
    {
        verdict = newVerdict;
        targetNotionalE8 = notionalE8;
        targetLots = lots;
    }
}
