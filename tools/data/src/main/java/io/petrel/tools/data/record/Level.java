package io.petrel.tools.data.record;

/**
 * A price and how much is there.
 *
 * @param price price of the level.
 * @param size  size at it; zero in a delta removes the level, {@link Decimal#NONE} when the source gives no size.
 */
public record Level(Decimal price, Decimal size)
{
    /** An empty side of a quote. */
    public static final Level NONE = new Level(Decimal.NONE, Decimal.NONE);

    /** True for an empty side. */
    public boolean isNone()
    {
        return price.isNone();
    }
}
