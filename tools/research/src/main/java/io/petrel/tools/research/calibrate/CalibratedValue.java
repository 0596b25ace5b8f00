package io.petrel.tools.research.calibrate;

/**
 * One number that the market gave, or why it gave none.
 *
 * @param quantity     what it is.
 * @param value        the number; not-a-number if there is none.
 * @param method       how it was derived.
 * @param confidence   in [0, 1]: one less the chance that noise alone gives it, or less its relative error.
 * @param samples      observations that are independent of each other, as far as known.
 * @param validFromNs  end of the last bar it was derived from.
 * @param validUntilNs first moment when it no longer holds.
 * @param inputHash    hash of the bars.
 * @param reason       why there is no number; empty if there is.
 */
public record CalibratedValue(
    Quantity quantity,
    double value,
    Method method,
    double confidence,
    int samples,
    long validFromNs,
    long validUntilNs,
    long inputHash,
    String reason)
{
    /**
     * Whether there is a number.
     *
     * @return false if the market did not answer.
     */
    public boolean isKnown()
    {
        return Double.isFinite(value);
    }
}
