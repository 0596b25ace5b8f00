package io.petrel.codecs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.petrel.codecs.Property;
import io.petrel.codecs.event.ContractType;

import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

class ContractMathTest
{
    private static final ContractMath SPOT = math(ContractType.SPOT, "0.01", "0.00001", "1");
    private static final ContractMath INVERSE = math(ContractType.INVERSE, "0.1", "1", "100");
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void shouldValueSpotInTheQuoteCurrency()
    {
        // 0.04679 BTC at 61780.00
        assertThat(SPOT.notionalE8(6_178_000, 4_679)).isEqualTo(E8.parse("2890.6862"));
        assertThat(SPOT.notionalE8(6_178_000, -4_679)).isEqualTo(E8.parse("-2890.6862"));
    }

    @Test
    void shouldValueInverseContractsInTheBaseCoin()
    {
        // 10 contracts of 100 USD at 50000.0
        assertThat(INVERSE.notionalE8(500_000, 10)).isEqualTo(E8.parse("0.02"));
        assertThat(INVERSE.notionalE8(600_000, 1)).isEqualTo(E8.parse("0.00166667"));
    }

    @Test
    void shouldGiveProfitToTheLongSideWhenThePriceRises()
    {
        final long spotCost = SPOT.notionalE8(100_00, 100_000);
        final long spotExit = SPOT.notionalE8(110_00, 100_000);
        assertThat(SPOT.pnlE8(spotCost, spotExit, true)).isEqualTo(E8.parse("10"));
        assertThat(SPOT.pnlE8(spotCost, spotExit, false)).isEqualTo(E8.parse("-10"));

        final long inverseCost = INVERSE.notionalE8(500_000, 100);
        final long inverseExit = INVERSE.notionalE8(625_000, 100);
        assertThat(INVERSE.pnlE8(inverseCost, inverseExit, true)).isEqualTo(E8.parse("0.04"));
        assertThat(INVERSE.pnlE8(inverseCost, inverseExit, false)).isEqualTo(E8.parse("-0.04"));
    }

    @Test
    void shouldBuyNoMoreLotsThanTheMoneyPays()
    {
        assertThat(SPOT.lotsForNotionalE8(E8.parse("1000"), 6_178_000)).isEqualTo(1_618);
        assertThat(SPOT.lotsForNotionalE8(E8.parse("-1000"), 6_178_000)).isEqualTo(-1_618);
        assertThat(INVERSE.lotsForNotionalE8(E8.parse("0.0201"), 500_000)).isEqualTo(10);
    }

    @Test
    void shouldAgreeWithExactArithmeticAtEverySize()
    {
        Property.forAll(50_000, random ->
        {
            final ContractMath math = anyMath(random);
            final long price = Property.positive(random);
            final long size = Property.anySize(random);
            assertThat(result(() -> math.notionalE8(price, size))).isEqualTo(notional(math, price, size));
        });
    }

    @Test
    void shouldValueWhatTheMarketTradesAlikeUnlessItIsMoreThanMoneyHolds()
    {
        Property.forAll(50_000, random ->
        {
            final ContractMath math = anyMath(random);
            final long price = Property.positive(random);
            final long size = Property.positive(random);
            final long notionalE8 = math.notionalE8OrNull(price, size);
            final String exact = result(() -> math.notionalE8(price, size));
            if (Units.NULL_E8 == notionalE8)
            {
                assertThat("refused".equals(exact) || Long.parseLong(exact) > 9_000_000_000_000_000_000L).isTrue();
            }
            else
            {
                assertThat(Long.toString(notionalE8)).isEqualTo(exact);
            }
        });
    }

    @Test
    void shouldFillMoneyWithTheMostLotsThatDoNotExceedIt()
    {
        Property.forAll(50_000, random ->
        {
            final ContractMath math = anyMath(random);
            final long price = Property.positive(random);
            final long money = Property.anySize(random);
            final String lots = result(() -> math.lotsForNotionalE8(money, price));
            final BigDecimal lot = decimal(math.lot(), 1).multiply(decimal(math.contractSize(), 1)).movePointRight(8);
            final BigDecimal at = decimal(math.tick(), price);
            final BigDecimal exact = ContractType.INVERSE == math.type() ?
                BigDecimal.valueOf(money).multiply(at).divide(lot, 60, RoundingMode.DOWN) :
                BigDecimal.valueOf(money).divide(lot.multiply(at), 60, RoundingMode.DOWN);
            final BigInteger whole = exact.setScale(0, RoundingMode.DOWN).toBigInteger();
            assertThat(lots).isEqualTo(whole.abs().compareTo(MAX) <= 0 ? whole.toString() : "refused");
        });
    }

    @Test
    void shouldRefuseAbsentAndSenselessOperands()
    {
        refused(() -> SPOT.notionalE8(Units.NULL_TICKS, 1));
        refused(() -> SPOT.notionalE8(1, Units.NULL_LOTS));
        refused(() -> INVERSE.notionalE8(Units.NULL_TICKS, 1));
        refused(() -> INVERSE.notionalE8(1, Units.NULL_LOTS));
        refused(() -> INVERSE.notionalE8(0, 1));
        refused(() -> SPOT.lotsForNotionalE8(1, 0));
        refused(() -> SPOT.lotsForNotionalE8(Units.NULL_E8, 1));
        refused(() -> SPOT.pnlE8(Units.NULL_E8, 1, true));
        refused(() -> SPOT.notionalE8(Long.MAX_VALUE, Long.MAX_VALUE));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> math(ContractType.NULL_VAL, "1", "1", "1"));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> math(ContractType.LINEAR, "1e20", "1", "1"))
            .withMessage("tick, lot and contract size have no 64-bit ratio to E8");
    }

    @Test
    @Tag("allocation")
    void shouldNotMakeGarbage()
    {
        assertThat(Allocation.ofRepeated(() -> useMany(100_000))).isZero();
    }

    private static long useMany(final int times)
    {
        long sum = 0;

        for (int i = 1; i <= times; i++)
        {
            sum += SPOT.notionalE8(6_178_000 + i, 4_679) + INVERSE.notionalE8(617_800 + i, i);
            sum += SPOT.lotsForNotionalE8(100_000 * Units.ONE_E8, 6_178_000 + i);
            sum += E8.fromDouble(i * 0.37) + (long)SPOT.tick().toDouble(i);
        }

        return sum;
    }

    private static ContractMath anyMath(final SplittableRandom random)
    {
        final ContractType[] types = {ContractType.SPOT, ContractType.LINEAR, ContractType.INVERSE};
        final long[] mantissas = {1, 1, 1, 25, 5, 2, 3};
        return new ContractMath(
            types[random.nextInt(types.length)],
            Step.of(mantissas[random.nextInt(mantissas.length)], random.nextInt(-6, 1)),
            Step.of(mantissas[random.nextInt(mantissas.length)], random.nextInt(-8, 1)),
            Step.of(mantissas[random.nextInt(mantissas.length)], random.nextInt(-2, 3)));
    }

    private static String notional(final ContractMath math, final long price, final long size)
    {
        // 120 digits: more than any quotient needs before it could sit on a tie
        final BigInteger rounded =
            exactNotional(math, price, size, 120).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        return rounded.abs().compareTo(MAX) <= 0 ? rounded.toString() : "refused";
    }

    private static BigDecimal exactNotional(
        final ContractMath math, final long price, final long size, final int digits)
    {
        final BigDecimal contracts = decimal(math.lot(), size).multiply(decimal(math.contractSize(), 1));
        final BigDecimal at = decimal(math.tick(), price);
        final BigDecimal value = ContractType.INVERSE == math.type() ?
            contracts.divide(at, new MathContext(digits)) : contracts.multiply(at);
        return value.movePointRight(8);
    }

    private static BigDecimal decimal(final Step step, final long units)
    {
        return BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(step.mantissa()))
            .scaleByPowerOfTen(step.exponent());
    }

    private static ContractMath math(final ContractType type, final String tick, final String lot, final String size)
    {
        return new ContractMath(type, Step.parse(tick), Step.parse(lot), Step.parse(size));
    }

    private static void refused(final LongSupplier operation)
    {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(operation::getAsLong);
    }

    private static String result(final LongSupplier operation)
    {
        try
        {
            return Long.toString(operation.getAsLong());
        }
        catch (final ArithmeticException refused)
        {
            return "refused";
        }
    }
}
