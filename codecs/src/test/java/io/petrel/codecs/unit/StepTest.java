package io.petrel.codecs.unit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.petrel.codecs.Property;

import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

class StepTest
{
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({
        "0.01, 61780, 6178000", "0.01, 61780.00000000, 6178000", "0.00001, 0.04679, 4679", "0.25, 4321.75, 17287",
        "0.5, -3.5, -7", "1, 0, 0", "1, -0, 0", "1, 7., 7", "0.1, .3, 3", "10, 120, 12", "1000, 5000, 5",
        "0.00000001, 1e-5, 1000", "0.00000001, 1E+3, 100000000000", "1, 9223372036854775807, 9223372036854775807",
        "0.25, 2305843009213693951.75, 9223372036854775807", "1, 000000000000000000000012, 12",
        "0.01, 0.0000000000000000000000000000, 0", "1e-30, 5e-30, 5", "3, 9e18, 3000000000000000000"})
    void shouldParseExactUnits(final String step, final String decimal, final long units)
    {
        assertThat(Step.parse(step).parseUnits(decimal)).isEqualTo(units);
        final byte[] framed = ("<" + decimal + ">").getBytes(US_ASCII);
        assertThat(Step.parse(step).parseUnits(framed, 1, decimal.length())).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1,5", "--1", "1-", "0x10", "NaN", "Infinity", " 1", "1 ",
        "1e", "\u0661", "1e99999999999", "12a"})
    void shouldRefuseWhatIsNotADecimalAndNameIt(final String text)
    {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.of(1, 0).parseUnits(text))
            .withMessage("\"" + text.replace('\u0661', '?') + "\" is not a decimal");
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.015", "0.25, 0.3", "10, 5", "1, 0.0000000000000000000000001", "3, 10", "7, 1e17"})
    void shouldRefuseWhatIsNotAWholeMultipleAndNameIt(final String step, final String decimal)
    {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.parse(step).parseUnits(decimal))
            .withMessage("\"" + decimal + "\" is not a whole multiple of " + Step.parse(step));
    }

    @ParameterizedTest
    @CsvSource({"1, 9223372036854775808", "1, -9223372036854775808", "0.01, 92233720368547758.08", "1, 1e190",
        "1e-30, 1", "1, 1e2000000000"})
    void shouldRefuseWhatIsBeyondSixtyFourBits(final String step, final String decimal)
    {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.parse(step).parseUnits(decimal))
            .withMessageStartingWith("\"" + decimal + "\" is beyond 64-bit units");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01", "1e31", "1e-31", "9223372036854775809"})
    void shouldRefuseStepsThatAreNotPositiveOrOutOfRange(final String text)
    {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.parse(text)).withMessageStartingWith("not a step: ");
    }

    @Test
    void shouldKeepStepsInLowestTerms()
    {
        assertThat(Step.of(100, -4)).isEqualTo(Step.parse("0.01")).hasSameHashCodeAs(Step.parse("0.010"));
        assertThat(Step.of(100, -4)).hasToString("0.01").isNotEqualTo(Step.of(2, -2));
        assertThat(Step.of(25, -2).mantissa()).isEqualTo(25);
        assertThat(Step.of(25, -2).exponent()).isEqualTo(-2);
        assertThatIllegalArgumentException().isThrownBy(() -> Step.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Step.of(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Step.of(1, -128));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 6178000, 61780", "0.00001, 4679, 0.04679", "0.25, -1, -0.25", "1000, 3, 3000", "0.01, 0, 0",
        "0.01, 9223372036854775807, 92233720368547758.07"})
    void shouldFormatPlainDecimals(final String step, final long units, final String text)
    {
        assertThat(Step.parse(step).format(units)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.015, 2", "0.025, 2", "0.0250000000000000000001, 3", "-0.015, -2", "-0.025, -2", "0.0249, 2",
        "1e-9, 0"})
    void shouldRoundHalfEvenToTheNearestUnit(final String decimal, final long units)
    {
        assertThat(Step.parse("0.01").nearestUnits(decimal)).isEqualTo(units);
    }

    @Test
    void shouldRefuseAbsentUnits()
    {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Step.of(1, 0).format(Units.NULL_TICKS));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Step.of(1, 0).toDouble(Units.NULL_TICKS));
    }

    @Test
    void shouldParseWhatItFormats()
    {
        Property.forAll(20_000, random ->
        {
            final Step step = anyStep(random);
            final long units = Property.anySize(random);
            final byte[] text = step.format(units).getBytes(US_ASCII);
            assertThat(step.parseUnits(text, 0, text.length)).isEqualTo(units);
        });
    }

    @Test
    void shouldAgreeWithBigDecimalOnAnyText()
    {
        Property.forAll(20_000, random ->
        {
            final Step step = anyStep(random);
            final BigDecimal value = BigDecimal.valueOf(Property.anySize(random), random.nextInt(-12, 20));
            final String text = random.nextBoolean() ? value.toPlainString() : value.toString();
            final BigDecimal exact = value.scaleByPowerOfTen(-step.exponent());
            final BigDecimal mantissa = BigDecimal.valueOf(step.mantissa());
            final BigDecimal nearest = exact.divide(mantissa, 0, RoundingMode.HALF_EVEN);
            final boolean fits = nearest.abs().compareTo(MAX) <= 0;
            final boolean isWhole = 0 == nearest.multiply(mantissa).compareTo(exact);

            assertThat(result(() -> step.nearestUnits(text))).isEqualTo(fits ? nearest.toPlainString() : "refused");
            assertThat(result(() -> step.parseUnits(text)))
                .isEqualTo(fits && isWhole ? nearest.toPlainString() : "refused");
        });
    }

    @Test
    void shouldGiveTheNearestDouble()
    {
        Property.forAll(20_000, random ->
        {
            final Step step = anyStep(random);
            final long units = Property.anySize(random);
            final BigDecimal exact =
                BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(step.mantissa()))
                    .scaleByPowerOfTen(step.exponent());
            assertThat(step.toDouble(units)).isEqualTo(Double.parseDouble(exact.toString()));
        });
    }

    @Test
    @Tag("allocation")
    void shouldParseBytesWithoutGarbage()
    {
        final byte[] text = "61780.25000000,-0.00012,100.5".getBytes(US_ASCII);
        final Step tick = Step.parse("0.25");
        final Step lot = Step.parse("0.00001");
        assertThat(parseMany(tick, lot, text, 1)).isEqualTo(247_121 - 12 + 402);
        assertThat(Allocation.ofRepeated(() -> parseMany(tick, lot, text, 100_000))).isZero();
    }

    private static long parseMany(final Step tick, final Step lot, final byte[] text, final int times)
    {
        long sum = 0;

        for (int i = 0; i < times; i++)
        {
            sum += tick.parseUnits(text, 0, 14) + lot.parseUnits(text, 15, 8) + tick.parseUnits(text, 24, 5);
        }

        return sum;
    }

    private static Step anyStep(final SplittableRandom random)
    {
        final long[] usual = {1, 1, 25, 5, 2, Property.positive(random)};
        return Step.of(usual[random.nextInt(usual.length)], random.nextInt(-12, 4));
    }

    private static String result(final LongSupplier parse)
    {
        try
        {
            return Long.toString(parse.getAsLong());
        }
        catch (final IllegalArgumentException refused)
        {
            return "refused";
        }
    }
}
