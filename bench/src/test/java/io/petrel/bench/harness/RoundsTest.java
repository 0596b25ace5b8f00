package io.petrel.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest
{
    private static final double[] FIFTEEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    @Test
    void shouldTakeTheMiddleOfValues()
    {
        assertThat(Rounds.median(new double[]{1, 2, 9})).isEqualTo(2);
        assertThat(Rounds.median(new double[]{1, 2, 4, 9})).isEqualTo(3);
        assertThat(Rounds.median(new double[0])).isNaN();
    }

    /** Of 15 values, so many are below the median as a coin shows heads: 3 or fewer in 1.76 % of cases. */
    @Test
    void shouldBoundTheMedianByTheSignTest()
    {
        assertThat(Rounds.interval(FIFTEEN, 0.9)).containsExactly(4, 12);
        assertThat(Rounds.interval(FIFTEEN, 0.98)).containsExactly(3, 13);
        assertThat(Rounds.interval(FIFTEEN, 0.999)).containsExactly(2, 14);
    }

    @Test
    void shouldGiveTheWholeRangeOfTooFewValues()
    {
        assertThat(Rounds.interval(new double[]{3, 4}, 0.9)).containsExactly(3, 4);
        assertThat(Rounds.interval(new double[]{3}, 0.9)).containsExactly(3, 3);
        assertThat(Rounds.interval(new double[0], 0.9)).containsOnly(Double.NaN);
    }

    @Test
    void shouldPairRoundsWithTheirReference()
    {
        final Rounds measured = new Rounds();
        final Rounds reference = new Rounds();
        for (int round = 1; round <= 3; round++)
        {
            measured.add(Sample.of(20 * round));
            reference.add(Sample.of(10 * round));
        }

        assertThat(measured.ratios(reference)).containsExactly(2, 2, 2);
    }
}
