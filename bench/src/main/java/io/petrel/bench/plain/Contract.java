package io.petrel.bench.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Steps of price and size of a linear contract, and its money, to eight decimals. */
record Contract(int instrumentId, BigDecimal tick, BigDecimal lot, BigDecimal contractSize)
{
    private static final int MONEY_SCALE = 8;
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    BigDecimal price(final long ticks)
    {
        return tick.multiply(BigDecimal.valueOf(ticks));
    }

    BigDecimal size(final long lots)
    {
        return lot.multiply(BigDecimal.valueOf(lots));
    }

    long ticks(final BigDecimal price)
    {
        return price.divide(tick).longValueExact();
    }

    long lots(final BigDecimal size)
    {
        return size.divide(lot).longValueExact();
    }

    BigDecimal notional(final BigDecimal price, final BigDecimal size)
    {
        return money(price.multiply(size).multiply(contractSize));
    }

    /** Whole lots that so much money holds. */
    BigDecimal sizeFor(final BigDecimal money, final BigDecimal price)
    {
        final BigDecimal ofLot = price.multiply(lot).multiply(contractSize);
        return lot.multiply(money.divide(ofLot, 0, RoundingMode.DOWN));
    }

    /** Basis points of a price, to the nearest tick. */
    BigDecimal basisPoints(final BigDecimal price, final double basisPoints)
    {
        final BigDecimal ticks = price.divide(tick).multiply(money(new BigDecimal(basisPoints)))
            .divide(BASIS_POINTS, MathContext.UNLIMITED);
        return tick.multiply(ticks.setScale(0, RoundingMode.HALF_EVEN));
    }

    /** The middle of bid and ask, half a tick to the bid's side. */
    BigDecimal middle(final BigDecimal bid, final BigDecimal ask)
    {
        return price(ticks(bid) + ((ticks(ask) - ticks(bid)) >> 1));
    }

    static BigDecimal money(final BigDecimal amount)
    {
        return amount.setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
    }
}
