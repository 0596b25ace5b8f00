package io.petrel.node.app;

import io.petrel.codecs.event.ValueKind;

/**
 * A calibrated parameter that a session starts with, as {@code ParameterUpdate} carries it.
 *
 * @param key          of the parameter.
 * @param kind         of the value.
 * @param bits         whole number, double's bits, or 0 and 1.
 * @param method       how it was calibrated.
 * @param confidence   in [0, 1].
 * @param sampleSize   observations.
 * @param validFromNs  first moment it holds.
 * @param validUntilNs first moment it no longer holds.
 * @param inputHash    hash of what it was calibrated on.
 */
public record StartParameter(
    String key,
    ValueKind kind,
    long bits,
    String method,
    double confidence,
    int sampleSize,
    long validFromNs,
    long validUntilNs,
    long inputHash)
{
}
