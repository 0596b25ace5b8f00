package io.petrel.tools.backtest;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Money of differences in price, unrounded: exact for SPOT and LINEAR, to 34 digits for INVERSE, whose value is size
 * over price. Prices are in half ticks, so that the middle of two prices is one. Immutable.
 */
final class CostMoney
{
    static final int E8_DIGITS = 8;

    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final boolean isInverse;
    private final BigDecimal halfTick;
    private final BigDecimal lot;

    CostMoney(final ContractMath contract)
    {
        isInverse = ContractType.INVERSE == contract.type();
        halfTick = decimal(contract.tick()).divide(TWO);
        lot = decimal(contract.lot()).multiply(decimal(contract.contractSize()));
    }

    /** Value of a size at a price. */
    BigDecimal value(final long halfTicks, final long lots)
    {
        return halfTicks <= 0 ? null : e8(value(BigDecimal.valueOf(halfTicks), lots));
    }

    /** What a side loses that trades at one price and not at the other. */
    BigDecimal difference(
        final BigDecimal fromHalfTicks, final BigDecimal toHalfTicks, final long lots, final Side side)
    {
        final BigDecimal more = value(toHalfTicks, lots).subtract(value(fromHalfTicks, lots));
        // An inverse contract is worth fewer coins the dearer it is: the buyer loses what the value falls.
        return (Side.BUY == side) == isInverse ? more.negate() : more;
    }

    static BigDecimal e8(final BigDecimal money)
    {
        return money.setScale(E8_DIGITS, RoundingMode.HALF_EVEN);
    }

    private BigDecimal value(final BigDecimal halfTicks, final long lots)
    {
        final BigDecimal size = lot.multiply(BigDecimal.valueOf(lots));
        final BigDecimal price = halfTicks.multiply(halfTick);
        return isInverse ? size.divide(price, DIGITS) : size.multiply(price);
    }

    private static BigDecimal decimal(final Step step)
    {
        return BigDecimal.valueOf(step.mantissa()).scaleByPowerOfTen(step.exponent());
    }
}
