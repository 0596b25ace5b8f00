package io.petrel.bench.plain;

import java.math.BigDecimal;
import java.math.MathContext;

/** The account: what it holds of the one instrument, what that cost, and what has been earned and paid. */
final class Holding
{
    private final Contract contract;
    private final BigDecimal initial;
    private BigDecimal size = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal bid;
    private BigDecimal ask;
    private BigDecimal reference;
    private BigDecimal highest;

    Holding(final Contract contract, final BigDecimal initial)
    {
        this.contract = contract;
        this.initial = initial;
        highest = initial;
    }

    /** Long is positive. */
    BigDecimal size()
    {
        return size;
    }

    int direction()
    {
        return size.signum();
    }

    void onMarket(final Market market)
    {
        bid = null == market.bid() ? null : market.bid().price();
        ask = null == market.ask() ? null : market.ask().price();
        reference = null == market.reference() ? reference : market.reference();
        highest = highest.max(equity());
    }

    void onFill(final boolean isBuy, final BigDecimal price, final BigDecimal filled, final BigDecimal fee)
    {
        final BigDecimal held = size.abs();
        final boolean isOpposite = isBuy ? size.signum() < 0 : size.signum() > 0;
        final BigDecimal closed = isOpposite ? held.min(filled) : BigDecimal.ZERO;
        final BigDecimal opened = filled.subtract(closed);
        if (closed.signum() > 0)
        {
            final BigDecimal closedCost = 0 == closed.compareTo(held) ? cost :
                Contract.money(cost.multiply(closed).divide(held, MathContext.DECIMAL128));
            final BigDecimal gain = contract.notional(price, closed).subtract(closedCost);
            realised = realised.add(size.signum() > 0 ? gain : gain.negate());
            cost = cost.subtract(closedCost);
        }
        cost = cost.add(contract.notional(price, opened));
        size = isBuy ? size.add(filled) : size.subtract(filled);
        fees = fees.add(fee);
        highest = highest.max(equity());
    }

    /** At which it could be closed now; null before the market is known. */
    BigDecimal mark()
    {
        final BigDecimal executable = size.signum() >= 0 ? bid : ask;
        return null == executable ? reference : executable;
    }

    BigDecimal equity()
    {
        return initial.add(realised).subtract(fees).add(unrealised());
    }

    BigDecimal drawdown()
    {
        return highest.subtract(equity());
    }

    BigDecimal highest()
    {
        return highest;
    }

    private BigDecimal unrealised()
    {
        if (0 == size.signum())
        {
            return BigDecimal.ZERO;
        }
        final BigDecimal gain = contract.notional(mark(), size.abs()).subtract(cost);
        return size.signum() > 0 ? gain : gain.negate();
    }
}
