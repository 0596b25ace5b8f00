package io.petrel.core.market;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the order of fills may change, and what it may not. */
class HoldingTest
{
    private static final int SEEDS = 300;
    private static final int FILLS = 12;

    private final long[] lots = new long[FILLS];
    private final long[] ticks = new long[FILLS];

    @ParameterizedTest
    @EnumSource(value = ContractType.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldCostTheSameWhateverTheOrderOfPartialCloses(final ContractType type)
    {
        final ContractMath contract = TestMarket.instrument(1, type, DepthKind.TOP_OF_BOOK).contract();
        Seeds.forEach(SEEDS, random ->
        {
            for (int i = 0; i < FILLS; i++)
            {
                fill(i, i < FILLS / 2 ? random.nextLong(1_000, 5_000) : -random.nextLong(1, 900), random);
            }
            final Holding told = booked(contract);
            shuffle(0, FILLS / 2, random);
            shuffle(FILLS / 2, FILLS, random);
            final Holding reordered = booked(contract);

            assertThat(reordered.costE8()).isEqualTo(told.costE8());
            assertThat(reordered.realisedE8()).isEqualTo(told.realisedE8());
        });
    }

    @ParameterizedTest
    @EnumSource(value = ContractType.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldSplitTheSameSumWhateverTheOrderOfAllFills(final ContractType type)
    {
        final ContractMath contract = TestMarket.instrument(1, type, DepthKind.TOP_OF_BOOK).contract();
        Seeds.forEach(SEEDS, random ->
        {
            for (int i = 0; i < FILLS; i++)
            {
                fill(i, random.nextLong(1, 3_000) * (random.nextBoolean() ? 1 : -1), random);
            }
            final Holding told = booked(contract);
            shuffle(0, FILLS, random);
            final Holding reordered = booked(contract);
            assertThat(reordered.lots()).isEqualTo(told.lots());

            reordered.split(contract, told.costE8());

            assertThat(reordered.realisedE8()).isEqualTo(told.realisedE8());
        });
    }

    private void fill(final int at, final long signedLots, final SplittableRandom random)
    {
        lots[at] = signedLots;
        ticks[at] = random.nextLong(1, 400_000);
    }

    private void shuffle(final int from, final int to, final SplittableRandom random)
    {
        for (int i = from; i < to; i++)
        {
            final int other = random.nextInt(i, to);
            final long swappedLots = lots[i];
            final long swappedTicks = ticks[i];
            lots[i] = lots[other];
            ticks[i] = ticks[other];
            lots[other] = swappedLots;
            ticks[other] = swappedTicks;
        }
    }

    private Holding booked(final ContractMath contract)
    {
        final Holding holding = new Holding();
        for (int i = 0; i < FILLS; i++)
        {
            holding.onFill(contract, lots[i], ticks[i]);
        }
        return holding;
    }
}
