package io.petrel.codecs.unit;

import io.petrel.codecs.event.ContractType;

import java.math.BigInteger;
import java.util.Objects;

/**
 * Money of one contract, as E8 of its settlement currency: the quote currency for SPOT and LINEAR, the base coin for
 * INVERSE.
 * <pre>
 *   SPOT, LINEAR   notional = price x size x contract size
 *   INVERSE        notional = size x contract size / price
 * </pre>
 * Results are the exact value rounded half-even once (but where said), through 128-bit intermediates; what exceeds
 * even those takes an exact slow route. Overflow and absent operands throw {@link ArithmeticException}. Immutable; no
 * garbage outside the slow route, which needs a size x step beyond 64 bits.
 */
public final class ContractMath
{
    private static final int E8_DIGITS = 8;

    /** Below the largest E8 money by more than doubles err. */
    private static final double SAFE_E8 = 9.2e18;

    private final ContractType type;
    private final Step tick;
    private final Step lot;
    private final Step contractSize;
    private final boolean isInverse;

    /** E8 of one lot at one tick is {@code numerator / denominator}, in lowest terms. */
    private final long numerator;
    private final long denominator;
    /** Whether that is a whole number, as of most contracts: then no notional needs a division. */
    private final boolean isWhole;

    /**
     * Money of a contract with these units.
     *
     * @param type         SPOT, LINEAR or INVERSE.
     * @param tick         price of one tick.
     * @param lot          contracts (or coins) of one lot.
     * @param contractSize base coins of one contract (quote currency if INVERSE); 1 for SPOT.
     * @throws IllegalArgumentException when one lot at one tick has no 64-bit ratio to E8.
     */
    public ContractMath(final ContractType type, final Step tick, final Step lot, final Step contractSize)
    {
        if (Objects.requireNonNull(type) == ContractType.NULL_VAL)
        {
            throw new IllegalArgumentException("contract type is absent");
        }

        this.type = type;
        this.tick = tick;
        this.lot = lot;
        this.contractSize = contractSize;
        isInverse = ContractType.INVERSE == type;

        final BigInteger size = big(lot.mantissa()).multiply(big(contractSize.mantissa()));
        final BigInteger price = big(tick.mantissa());
        final int sizePower = lot.exponent() + contractSize.exponent() + E8_DIGITS;
        final int power = isInverse ? sizePower - tick.exponent() : sizePower + tick.exponent();
        final BigInteger scale = BigInteger.TEN.pow(Math.abs(power));
        final BigInteger one = BigInteger.ONE;
        final BigInteger above = (isInverse ? size : size.multiply(price)).multiply(power >= 0 ? scale : one);
        final BigInteger below = (isInverse ? price : one).multiply(power < 0 ? scale : one);
        final BigInteger common = above.gcd(below);
        numerator = ratioTerm(above.divide(common));
        denominator = ratioTerm(below.divide(common));
        isWhole = !isInverse && 1 == denominator;
    }

    /**
     * Value of a size at a price.
     *
     * @param priceTicks price; above 0 if INVERSE.
     * @param sizeLots   size; its sign is kept.
     * @return notional, E8 of the settlement currency, rounded half-even.
     */
    public long notionalE8(final long priceTicks, final long sizeLots)
    {
        WideMath.checked(sizeLots);

        if (isInverse)
        {
            checkInverse(priceTicks);
            return WideMath.productFits(priceTicks, denominator) ?
                WideMath.mulDivHalfEven(sizeLots, numerator, priceTicks * denominator) :
                halfEven(big(sizeLots).multiply(big(numerator)), big(priceTicks).multiply(big(denominator)));
        }

        WideMath.checked(priceTicks);
        return WideMath.productFits(sizeLots, numerator) ?
            WideMath.mulDivHalfEven(priceTicks, sizeLots * numerator, denominator) :
            halfEven(big(priceTicks).multiply(big(sizeLots)).multiply(big(numerator)), big(denominator));
    }

    /**
     * Value of a size at a price where the market, not an account, says both: a record must not stop on a sum that is
     * more than E8 money can hold (9.2e10 units of the currency).
     *
     * @param priceTicks price; above 0.
     * @param sizeLots   size; not negative.
     * @return notional, or {@link Units#NULL_E8} when it does not fit.
     */
    public long notionalE8OrNull(final long priceTicks, final long sizeLots)
    {
        final double size = sizeLots * (double)numerator;
        if (isWhole && priceTicks > 0 && sizeLots > 0)
        {
            // Each factor is 1 or more, so where all of them stay below the bound, no product on the way overflows.
            return size * priceTicks < SAFE_E8 ? priceTicks * (sizeLots * numerator) : Units.NULL_E8;
        }
        final double estimateE8 = isInverse ? size / priceTicks / denominator : size * priceTicks / denominator;

        return estimateE8 < SAFE_E8 ? notionalE8(priceTicks, sizeLots) : Units.NULL_E8;
    }

    /**
     * Profit of a closed size, before fees. Exact.
     *
     * @param costNotionalE8 notional at entry, positive.
     * @param exitNotionalE8 notional of the same size at exit (or at the mark, for unrealised profit), positive.
     * @param isLong         whether the size was bought at entry.
     * @return profit, E8 of the settlement currency; a loss is negative.
     */
    public long pnlE8(final long costNotionalE8, final long exitNotionalE8, final boolean isLong)
    {
        // An inverse contract is worth more coins the lower the price: the long side earns what the notional loses.
        return isLong == isInverse ?
            E8.subtract(costNotionalE8, exitNotionalE8) : E8.subtract(exitNotionalE8, costNotionalE8);
    }

    /**
     * The most lots whose notional does not exceed an amount. Rounds toward zero.
     *
     * @param notionalE8 amount; its sign is kept.
     * @param priceTicks price, above 0.
     * @return lots; {@code notionalE8(priceTicks, lots)} is never beyond the amount.
     */
    public long lotsForNotionalE8(final long notionalE8, final long priceTicks)
    {
        WideMath.checked(notionalE8);
        final long perTick = isInverse ? denominator : numerator;

        if (priceTicks <= 0)
        {
            throw new ArithmeticException("no price to turn money into lots: " + priceTicks);
        }

        if (!WideMath.productFits(priceTicks, perTick))
        {
            return lotsForNotionalSlowly(notionalE8, priceTicks);
        }

        return isInverse ?
            WideMath.mulDivDown(notionalE8, priceTicks * perTick, numerator) :
            WideMath.mulDivDown(notionalE8, denominator, priceTicks * perTick);
    }

    /**
     * Contract type.
     *
     * @return never {@code NULL_VAL}.
     */
    public ContractType type()
    {
        return type;
    }

    /**
     * Price of one tick.
     *
     * @return the step.
     */
    public Step tick()
    {
        return tick;
    }

    /**
     * Contracts (or coins) of one lot.
     *
     * @return the step.
     */
    public Step lot()
    {
        return lot;
    }

    /**
     * Base coins of one contract, quote currency if INVERSE.
     *
     * @return the step.
     */
    public Step contractSize()
    {
        return contractSize;
    }

    private long lotsForNotionalSlowly(final long notionalE8, final long priceTicks)
    {
        final BigInteger amount = big(notionalE8);
        final BigInteger price = big(priceTicks);
        return toLong(isInverse ?
            amount.multiply(price).multiply(big(denominator)).divide(big(numerator)) :
            amount.multiply(big(denominator)).divide(price.multiply(big(numerator))));
    }

    private static void checkInverse(final long priceTicks)
    {
        if (priceTicks <= 0)
        {
            throw new ArithmeticException("an inverse contract has no notional at price " + priceTicks);
        }
    }

    /** {@code divisor} above 0. */
    private static long halfEven(final BigInteger dividend, final BigInteger divisor)
    {
        final BigInteger[] parts = dividend.divideAndRemainder(divisor);
        final int toTie = parts[1].abs().shiftLeft(1).compareTo(divisor);
        final boolean away = toTie > 0 || (0 == toTie && parts[0].testBit(0));
        return toLong(away ? parts[0].add(BigInteger.valueOf(dividend.signum())) : parts[0]);
    }

    private static long toLong(final BigInteger value)
    {
        if (value.abs().bitLength() > 63)
        {
            throw WideMath.overflow();
        }

        return value.longValue();
    }

    private static long ratioTerm(final BigInteger term)
    {
        if (term.bitLength() > 63)
        {
            throw new IllegalArgumentException("tick, lot and contract size have no 64-bit ratio to E8");
        }

        return term.longValue();
    }

    private static BigInteger big(final long value)
    {
        return BigInteger.valueOf(value);
    }
}
