package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;

/** Small arithmetic that engines share. */
final class Term
{
    private Term()
    {
    }

    /**
     * Share of a full mark, cut to [0, 1].
     *
     * @param value what is measured, positive along the vote's direction.
     * @param full  value that counts as full, above zero.
     */
    static double share(final double value, final double full)
    {
        return Math.max(0, Math.min(value / full, 1));
    }

    /** Sign of a direction: 1 long, -1 short, 0 hold. */
    static int sign(final Direction direction)
    {
        if (Direction.HOLD == direction)
        {
            return 0;
        }
        return Direction.LONG == direction ? 1 : -1;
    }

    /** Direction of a sign; HOLD of zero. */
    static Direction direction(final double signed)
    {
        if (0 == signed)
        {
            return Direction.HOLD;
        }
        return signed > 0 ? Direction.LONG : Direction.SHORT;
    }
}
