package io.petrel.core.order;

import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FillLedgerTest
{
    private final FillLedger ledger = new FillLedger();

    @Test
    void shouldTellARepeatedFillFromTheNext()
    {
        assertThat(ledger.add(4, 4)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(4, 4)).isEqualTo(FillLedger.Entry.REPEATED);
        assertThat(ledger.add(4, 8)).isEqualTo(FillLedger.Entry.NEW);
    }

    @Test
    void shouldEnterAnOvertakenFillIntoTheGapItLeftAndThenKnowIt()
    {
        assertThat(ledger.add(2, 10)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(3, 6)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(3, 3)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(2, 8)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(10, 10)).isEqualTo(FillLedger.Entry.REPEATED);
    }

    @Test
    void shouldCallAFillContradictingThatRepeatsSomeLotsAndNotOthers()
    {
        ledger.add(4, 4);
        assertThat(ledger.add(4, 6)).isEqualTo(FillLedger.Entry.CONTRADICTING);
        assertThat(ledger.add(4, 6)).isEqualTo(FillLedger.Entry.REPEATED);
        assertThat(ledger.add(9, 8)).isEqualTo(FillLedger.Entry.CONTRADICTING);
    }

    @Test
    void shouldTakeAFillWithoutCumulativeSizeForTheNext()
    {
        assertThat(ledger.add(4, Units.NULL_LOTS)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(4, Units.NULL_LOTS)).isEqualTo(FillLedger.Entry.NEW);
        assertThat(ledger.add(4, 8)).isEqualTo(FillLedger.Entry.REPEATED);
    }

    @Test
    void shouldAgreeWithASetOfLots()
    {
        Seeds.forEach(500, FillLedgerTest::compare);
    }

    private static void compare(final SplittableRandom random)
    {
        final FillLedger ledger = new FillLedger();
        final BitSet lots = new BitSet();
        for (int i = 0; i < 40; i++)
        {
            final int start = random.nextInt(14);
            final int end = start + random.nextInt(1, 5);
            final int known = lots.get(start, end).cardinality();
            final FillLedger.Entry expected = known == end - start ? FillLedger.Entry.REPEATED :
                0 == known ? FillLedger.Entry.NEW : FillLedger.Entry.CONTRADICTING;
            assertThat(ledger.add(end - start, end)).isEqualTo(expected);
            lots.set(start, end);
        }
    }
}
