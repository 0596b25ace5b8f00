package io.petrel.codecs.unit;

/** Parts per ten thousand of a whole amount. One rounding, half-even, through a 128-bit product; no garbage. */
public final class BasisPoints
{
    /** Basis points in the whole. */
    public static final int WHOLE = 10_000;

    /** Divisor of an amount multiplied by basis points as E8. */
    private static final long WHOLE_E8 = WHOLE * Units.ONE_E8;

    private BasisPoints()
    {
    }

    /**
     * So many basis points of an amount, half-even.
     *
     * @param amount      any whole unit (ticks, lots, E8).
     * @param basisPoints finite; taken to the nearest 1e-8 of a basis point.
     * @return in the unit of the amount.
     * @throws ArithmeticException when basis points are not a number or the result overflows.
     */
    public static long of(final long amount, final double basisPoints)
    {
        return E8.mulDiv(amount, E8.fromDouble(basisPoints), WHOLE_E8);
    }
}
