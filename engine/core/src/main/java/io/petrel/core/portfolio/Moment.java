package io.petrel.core.portfolio;

/**
 * Moments of which equity is remembered while the fill of an order that the market has passed is awaited: what it was
 * is known once it is told what became of that order.
 */
public enum Moment
{
    /** When equity by the quotes was highest. */
    HIGH,
    /** The same within the phase of the account. */
    HIGH_OF_PHASE,
    /** The last reset of the day. */
    RESET;

    static final int COUNT = values().length;
}
