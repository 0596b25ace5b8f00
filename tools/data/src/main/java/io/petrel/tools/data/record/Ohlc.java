package io.petrel.tools.data.record;

import java.util.function.Consumer;

/**
 * The four prices of a bar.
 *
 * @param open  first price.
 * @param high  highest price.
 * @param low   lowest price.
 * @param close last price.
 */
public record Ohlc(Decimal open, Decimal high, Decimal low, Decimal close)
{
    /** Prices that the source does not give. */
    public static final Ohlc NONE = new Ohlc(Decimal.NONE, Decimal.NONE, Decimal.NONE, Decimal.NONE);

    /**
     * Prices that belong together.
     *
     * @return this, when high and low enclose open and close.
     * @throws IllegalArgumentException when they do not.
     */
    public Ohlc checked()
    {
        final boolean isOrdered = compare(high, open) >= 0 && compare(high, close) >= 0 &&
            compare(low, open) <= 0 && compare(low, close) <= 0;

        if (!isOrdered || !low.isPositive())
        {
            throw new IllegalArgumentException("open " + open + ", high " + high + ", low " + low + ", close " + close +
                " are no bar");
        }

        return this;
    }

    /** True when the source gives no prices. */
    public boolean isNone()
    {
        return close.isNone();
    }

    void each(final Consumer<Decimal> consumer)
    {
        consumer.accept(open);
        consumer.accept(high);
        consumer.accept(low);
        consumer.accept(close);
    }

    private static int compare(final Decimal left, final Decimal right)
    {
        return left.scale() == right.scale() ? Long.compare(left.mantissa(), right.mantissa()) :
            left.toBigDecimal().compareTo(right.toBigDecimal());
    }
}
