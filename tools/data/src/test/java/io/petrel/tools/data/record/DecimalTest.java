package io.petrel.tools.data.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.petrel.codecs.unit.Step;

class DecimalTest
{
    private static final long SEED = 20_240_808L;

    @Test
    void shouldReadWhatBigDecimalReads()
    {
        final SplittableRandom random = new SplittableRandom(SEED);

        for (int i = 0; i < 20_000; i++)
        {
            final long digits = random.nextLong(1_000_000_000_000_000_000L) / (1L << random.nextInt(60));
            final BigDecimal value = BigDecimal.valueOf(random.nextBoolean() ? digits : -digits, random.nextInt(15));
            final String text = switch (random.nextInt(3))
            {
                case 0 -> value.toPlainString();
                case 1 -> value.setScale(value.scale() + random.nextInt(4)).toPlainString();
                default -> value.toString();
            };
            final Decimal decimal = Decimal.parse(text);

            assertThat(decimal.toBigDecimal()).as("seed %d, %s", SEED, text).isEqualByComparingTo(value);
            assertThat(decimal.scale()).as("seed %d, %s", SEED, text)
                .isEqualTo(0 == value.signum() ? 0 : Math.max(0, value.stripTrailingZeros().scale()));
        }
    }

    @Test
    void shouldGiveTheUnitsThatStepGives()
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Step quarter = Step.parse("0.25");

        for (int i = 0; i < 10_000; i++)
        {
            final long units = random.nextLong(-1_000_000_000L, 1_000_000_000L);
            final Step step = random.nextBoolean() ? quarter : Step.of(1, -random.nextInt(9));

            assertThat(Decimal.parse(step.format(units)).units(step)).as("seed %d", SEED).isEqualTo(units);
        }
    }

    @Test
    void shouldRefuseWhatIsNoNumberOrNotOnTheGrid()
    {
        for (final String text : new String[] {"", ".", "-", "1.2.3", "abc", "1,5", "NaN", "0x10", "--1"})
        {
            assertThatThrownBy(() -> Decimal.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }

        assertThatThrownBy(() -> Decimal.parse("0.015").units(Step.of(1, -2)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0.015");
        assertThatThrownBy(() -> Decimal.parse("12345678901234567890.5")).isInstanceOf(IllegalArgumentException.class);
    }
}
