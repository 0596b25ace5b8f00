package io.petrel.core.param;

/** What became of an attempt to set a parameter. Only {@link #APPLIED} changed anything. */
public enum SetVerdict
{
    /** The value is kept, and in force unless a calibrated one goes before it. */
    APPLIED,
    /** No stage declares this key. */
    UNKNOWN_KEY,
    /** The value's kind is not the declared one (a whole number is accepted where a fraction is declared). */
    WRONG_KIND,
    /** Not a number, or outside the declared range. */
    OUT_OF_RANGE,
    /** The validity of a calibrated value is over or not yet begun: the calibrator sends a value when it holds. */
    NOT_VALID_NOW
}
