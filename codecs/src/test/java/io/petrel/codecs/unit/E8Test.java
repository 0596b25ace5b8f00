package io.petrel.codecs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.petrel.codecs.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

class E8Test
{
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({
        "7, 3, 2, 10", "5, 3, 2, 8", "-5, 3, 2, -8", "5, 3, -2, -8", "-5, -3, -2, -8", "1, 1, 2, 0", "3, 1, 2, 2",
        "0, 0, 1, 0",
        "9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807",
        "-9223372036854775807, 9223372036854775807, 9223372036854775807, -9223372036854775807",
        "9223372036854775807, 100000000, 100000000, 9223372036854775807"})
    void shouldMultiplyAndDivideHalfEven(final long a, final long b, final long divisor, final long expected)
    {
        assertThat(E8.mulDiv(a, b, divisor)).isEqualTo(expected);
    }

    @Test
    void shouldAgreeWithBigIntegersAtEverySize()
    {
        Property.forAll(100_000, random ->
        {
            final long a = extreme(random);
            final long b = extreme(random);
            final long divisor = extreme(random);
            final BigDecimal product = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            final BigDecimal by = BigDecimal.valueOf(divisor);

            if (0 == divisor)
            {
                assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> E8.mulDiv(a, b, divisor));
                return;
            }

            assertThat(result(() -> E8.mulDiv(a, b, divisor)))
                .isEqualTo(text(product.divide(by, 0, RoundingMode.HALF_EVEN)));
            assertThat(result(() -> WideMath.mulDivDown(a, b, divisor)))
                .isEqualTo(text(product.divide(by, 0, RoundingMode.DOWN)));
            assertThat(result(() -> E8.mulDivUp(a, b, divisor)))
                .isEqualTo(text(product.divide(by, 0, RoundingMode.UP)));
            final BigDecimal[] parts = product.divideAndRemainder(by);
            final boolean isWhole = 0 == parts[1].signum() && parts[0].abs().toBigInteger().compareTo(MAX) <= 0;
            assertThat(WideMath.mulDivExact(a, b, divisor))
                .isEqualTo(isWhole ? parts[0].longValueExact() : WideMath.NOT_WHOLE);
        });
    }

    @Test
    void shouldThrowOnOverflowAndNeverYieldTheSentinel()
    {
        refused(() -> E8.add(Long.MAX_VALUE, 1));
        refused(() -> E8.add(-Long.MAX_VALUE, -1));
        refused(() -> E8.add(-Long.MAX_VALUE, -2));
        refused(() -> E8.subtract(-Long.MAX_VALUE, 1));
        refused(() -> E8.mulDiv(Long.MAX_VALUE, 2, 1));
        refused(() -> E8.mulDiv(1L << 62, 2, 1));
        refused(() -> E8.mulDiv(1, 1, 0));
    }

    @Test
    void shouldRefuseAbsentOperands()
    {
        refused(() -> E8.add(Units.NULL_E8, 1));
        refused(() -> E8.add(1, Units.NULL_E8));
        refused(() -> E8.subtract(Units.NULL_E8, 1));
        refused(() -> E8.subtract(-1, Units.NULL_E8));
        refused(() -> E8.mulDiv(Units.NULL_E8, 1, 1));
        refused(() -> E8.mulDiv(1, Units.NULL_E8, 1));
        refused(() -> E8.mulDiv(1, 1, Units.NULL_E8));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> E8.toDouble(Units.NULL_E8));
    }

    @Test
    void shouldParseAndFormatMoney()
    {
        assertThat(E8.parse("100000")).isEqualTo(100_000 * Units.ONE_E8);
        assertThat(E8.parse("-0.00000001")).isEqualTo(-1);
        assertThat(E8.format(12_345_600_000L)).isEqualTo("123.456");
        assertThatIllegalArgumentException().isThrownBy(() -> E8.parse("0.000000001"))
            .withMessage("\"0.000000001\" is not a whole multiple of 0.00000001");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e11,
        -1e300, 92_233_720_368.547_76})
    void shouldRefuseDoublesThatAreNotMoney(final double value)
    {
        refused(() -> E8.fromDouble(value));
    }

    @Test
    void shouldRoundTheExactValueOfADouble()
    {
        Property.forAll(100_000, random ->
        {
            final double value = anyMoney(random);
            final BigDecimal exact = new BigDecimal(value).movePointRight(8).setScale(0, RoundingMode.HALF_EVEN);
            assertThat(result(() -> E8.fromDouble(value))).isEqualTo(text(exact));
        });
    }

    @Test
    void shouldReturnFromDoubleToTheSameMoneyBelowTwoToThe53()
    {
        Property.forAll(20_000, random ->
        {
            final long money = random.nextLong() >> random.nextInt(12, 64);
            assertThat(E8.fromDouble(E8.toDouble(money))).isEqualTo(money);
        });
    }

    private static double anyMoney(final SplittableRandom random)
    {
        final long magnitude = Property.anySize(random);

        switch (random.nextInt(4))
        {
            case 0:
                return magnitude / 1e8;

            case 1:
                // sums of powers of two whose E8 has a half
                return (2 * (magnitude >> 24) + 1) / 512.0;

            case 2:
                return (magnitude + 0.5) / 1e8;

            default:
                return random.nextDouble() * random.nextInt(1, 1_000_000);
        }
    }

    private static long extreme(final SplittableRandom random)
    {
        switch (random.nextInt(8))
        {
            case 0:
                return Long.MAX_VALUE - random.nextInt(3);

            case 1:
                return (1L << random.nextInt(63)) + random.nextInt(-1, 2);

            default:
                return Property.anySize(random);
        }
    }

    private static void refused(final LongSupplier operation)
    {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(operation::getAsLong);
    }

    private static String text(final BigDecimal exact)
    {
        return exact.toBigInteger().abs().compareTo(MAX) <= 0 ? exact.toPlainString() : "refused";
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
