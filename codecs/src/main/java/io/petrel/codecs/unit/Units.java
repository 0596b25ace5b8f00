package io.petrel.codecs.unit;

/**
 * Sentinels for absent values, and the scale of money. An absent value is never a bare 0 or -1.
 * <p>
 * The sentinels equal the SBE null of their wire type, so they go through the codecs unchanged. Arithmetic of this
 * package refuses them, and never yields them: a result that would equal a sentinel is an overflow.
 */
public final class Units
{
    /** An absent price. */
    public static final long NULL_TICKS = Long.MIN_VALUE;

    /** An absent size. */
    public static final long NULL_LOTS = Long.MIN_VALUE;

    /** An absent time. */
    public static final long NULL_TIME_NS = Long.MIN_VALUE;

    /** An absent amount of money. */
    public static final long NULL_E8 = Long.MIN_VALUE;

    /** An absent identity: order, trade, update, sequence. */
    public static final long NULL_ID = Long.MIN_VALUE;

    /** No instrument. */
    public static final int NULL_INSTRUMENT = Integer.MIN_VALUE;

    /** No account in particular: the whole core, or all of them. */
    public static final int NULL_ACCOUNT = Integer.MIN_VALUE;

    /** One unit of a currency as E8, and the rate of 100 percent. */
    public static final long ONE_E8 = 100_000_000L;

    /** The rate of 100 percent as E12. */
    public static final long ONE_E12 = 1_000_000_000_000L;

    private Units()
    {
    }
}
