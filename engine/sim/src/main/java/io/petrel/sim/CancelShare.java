package io.petrel.sim;

import io.petrel.core.math.Transcendental;

/**
 * The probability that a lot which left a level stood before us, {@code f(ahead) / (f(ahead) + f(behind))}, for the
 * queue models that work in expectation. POWER takes {@code f(x) = x^n}, LOG {@code f(x) = ln(1 + x)}; with n = 1 it is
 * the even spread of Rigtorp, "Estimating Order Queue Position" (2013), and the general form is the one that the
 * documentation of hftbacktest gives for its probability queue models ("Order Fill").
 */
final class CancelShare
{
    private final QueueModel model;
    private final double exponent;

    CancelShare(final QueueSettings settings)
    {
        model = settings.model();
        exponent = settings.exponent();
    }

    /** Whether the model says which cancels stood before us, so that levels that only shrink move us. */
    boolean isExpected()
    {
        return QueueModel.POWER == model || QueueModel.LOG == model;
    }

    /** Whether identities of the market's orders are used. */
    boolean isByIdentity()
    {
        return QueueModel.FIFO == model;
    }

    /** From 0 to 1. */
    double ahead(final long aheadLots, final long behindLots)
    {
        if (aheadLots <= 0 || behindLots <= 0)
        {
            return aheadLots <= 0 ? 0.0 : 1.0;
        }
        if (QueueModel.LOG == model)
        {
            final double ahead = Transcendental.log(1.0 + aheadLots);
            return ahead / (ahead + Transcendental.log(1.0 + behindLots));
        }
        if (1.0 == exponent)
        {
            return aheadLots / ((double)aheadLots + behindLots);
        }
        // (behind / ahead)^n, so that no power of a large size overflows
        final double ratio = Transcendental.exp(
            exponent * (Transcendental.log((double)behindLots) - Transcendental.log((double)aheadLots)));
        return 1.0 / (1.0 + ratio);
    }
}
