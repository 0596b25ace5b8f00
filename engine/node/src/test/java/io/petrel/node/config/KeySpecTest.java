package io.petrel.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.param.ParamSpec;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpecTest
{
    private static final KeySpec NANOS = KeySpec.number("a_ns", ValueType.LONG, "ns", 0, Long.MAX_VALUE, "A time");
    private static final KeySpec MONEY = KeySpec.number("money", ValueType.E8, "money", -10, 10, "Money");
    private static final KeySpec SHARE = KeySpec.parameter(ParamSpec.ofShare("a.share", "A share"));
    private static final KeySpec POSITIVE = KeySpec.parameter(ParamSpec.ofPositive("a.number", "bps", "A number"));

    @ParameterizedTest
    @CsvSource({"0, 0", "1_000, 1000", "250ms, 250000000", "1.5s, 1500000000", "5m, 300000000000", "2h, 7200000000000",
        "1d, 86400000000000", "7us, 7000", "3ns, 3", "1e3, 1000", "9223372036854775807, 9223372036854775807"})
    void shouldReadWholeNumbersAndDurations(final String text, final long expected)
    {
        assertThat(NANOS.parse(text).bits()).isEqualTo(expected);
        assertThat(NANOS.parse(text).canonical()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.5", "0.5ns", "1 s", "1sec", "s", "0x10", "1__0s", "_1", "1_", "NaN",
        "true", "9223372036854775808", "1e999999999", "1e-999999999", "106752d", "--1", "1MiB", "\u0661"})
    void shouldRefuseWhatIsNoWholeNumberOfNanoseconds(final String text)
    {
        assertThat(NANOS.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 10000000", "-0.00000001, -1", "10, 1000000000", "1e-8, 1", "0.10, 10000000"})
    void shouldReadMoneyExactly(final String text, final long expectedE8)
    {
        assertThat(MONEY.parse(text).bits()).isEqualTo(expectedE8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.00000001", "-11", "0.000000001", "1e-9", "5 USD"})
    void shouldRefuseMoneyThatIsTooFineOrOutOfRange(final String text)
    {
        assertThat(MONEY.parse(text)).isNull();
    }

    @Test
    void shouldStateRangesInWords()
    {
        assertThat(SHARE.expected()).isEqualTo("a number, 0 to 1");
        assertThat(POSITIVE.expected()).isEqualTo("a number (bps), above 0");
        assertThat(NANOS.expected()).isEqualTo("a whole number (ns), at least 0 (or like 250ms, 30s, 5m, 2h)");
        assertThat(KeySpec.parameter(ParamSpec.ofFlag("a.flag", "A switch")).expected()).isEqualTo("true or false");
    }

    @Test
    void shouldMatchAnyWordInTheLastPlaceOnly()
    {
        final KeySpec any = KeySpec.text("balance.*", "Money");
        assertThat(any.matches("balance.USD")).isTrue();
        assertThat(any.matches("balance.")).isFalse();
        assertThat(any.matches("balance.USD.more")).isFalse();
        assertThat(any.matches("balances.USD")).isFalse();
    }

    @Test
    void shouldReadEveryDoubleToItsBitsAndGiveEqualNumbersEqualForms()
    {
        final KeySpec any = KeySpec.parameter(
            ParamSpec.ofDouble("a.number", "1", -Double.MAX_VALUE, Double.MAX_VALUE, "A number"));

        for (long seed = 1; seed <= 20_000; seed++)
        {
            final double value = Double.longBitsToDouble(new SplittableRandom(seed).nextLong());

            if (Double.isFinite(value))
            {
                final String text = new BigDecimal(Double.toString(value)).toString();
                final ValueType.Value parsed = any.parse(text);
                assertThat(parsed).as("seed %d: %s", seed, text).isNotNull();
                assertThat(Double.longBitsToDouble(parsed.bits())).as("seed " + seed).isEqualTo(value + 0.0);
                assertThat(any.parse(padded(text)).canonical()).as("seed " + seed).isEqualTo(parsed.canonical());
            }
        }
    }

    private static String padded(final String text)
    {
        final int exponent = text.indexOf('E');
        final String digits = exponent < 0 ? text : text.substring(0, exponent);
        return digits + (digits.indexOf('.') < 0 ? ".000" : "000") + (exponent < 0 ? "" : text.substring(exponent));
    }
}
