package io.petrel.tools.data.tape;

import java.math.BigInteger;

/** A sum of products of longs that never overflows: a long while it fits, spilled into a big integer when not. */
final class ExactSum
{
    private BigInteger spilled = BigInteger.ZERO;
    private long partial;

    void add(final long value)
    {
        final long next = partial + value;

        if (((partial ^ next) & (value ^ next)) < 0)
        {
            spilled = spilled.add(BigInteger.valueOf(partial));
            partial = value;
        }
        else
        {
            partial = next;
        }
    }

    void addProduct(final long left, final long right)
    {
        final long product = left * right;

        if (Math.multiplyHigh(left, right) == product >> 63)
        {
            add(product);
        }
        else
        {
            spilled = spilled.add(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)));
        }
    }

    BigInteger value()
    {
        return spilled.add(BigInteger.valueOf(partial));
    }
}
