package io.petrel.core.market;

import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class L2BookTest
{
    private final L2Book spot = new L2Book(SequenceRule.BINANCE_SPOT);
    private final L2Book futures = new L2Book(SequenceRule.BINANCE_FUTURES);
    private final L2Book unnumbered = new L2Book(SequenceRule.NONE);

    @Test
    void shouldBeEmptyBeforeTheFirstSnapshot()
    {
        assertThat(spot.state()).isEqualTo(BookState.EMPTY);
        assertThat(spot.bestBidTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(spot.bestAskLots()).isEqualTo(Units.NULL_LOTS);
        assertThat(spot.bidTicksAt(-1)).isEqualTo(Units.NULL_TICKS);
        assertThat(spot.lastUpdateId()).isEqualTo(Units.NULL_ID);
        assertThat(spot.isTradable()).isFalse();
        assertThat(spot.isCrossed()).isFalse();
        assertThat(delta(spot, 1, 2, Units.NULL_ID)).isEqualTo(DeltaVerdict.UNSYNCED);
        assertThat(spot.sequence().unsyncedDeltas()).isEqualTo(1);
    }

    @Test
    void shouldApplySpotDeltasThatChain()
    {
        snapshot(spot, 100);

        assertThat(delta(spot, 90, 99, Units.NULL_ID)).isEqualTo(DeltaVerdict.STALE);
        assertThat(delta(spot, 95, 100, Units.NULL_ID)).isEqualTo(DeltaVerdict.STALE);
        assertThat(delta(spot, 99, 103, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(delta(spot, 104, 104, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(delta(spot, 104, 104, Units.NULL_ID)).isEqualTo(DeltaVerdict.STALE);
        assertThat(spot.lastUpdateId()).isEqualTo(104);
        assertThat(spot.appliedDeltas()).isEqualTo(2);
        assertThat(spot.staleDeltas()).isEqualTo(3);
        assertThat(spot.isTradable()).isTrue();
    }

    @Test
    void shouldApplyFirstSpotDeltaThatStartsRightAfterTheSnapshot()
    {
        snapshot(spot, 100);

        assertThat(delta(spot, 101, 103, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
    }

    @Test
    void shouldFindGapWhenFirstSpotDeltaStartsTooLate()
    {
        snapshot(spot, 100);

        assertThat(delta(spot, 102, 103, Units.NULL_ID)).isEqualTo(DeltaVerdict.GAP);
        assertThat(spot.state()).isEqualTo(BookState.GAP);
        assertThat(spot.lastUpdateId()).isEqualTo(100);
    }

    @Test
    void shouldFindGapWhenLaterSpotDeltaSkipsOrOverlaps()
    {
        snapshot(spot, 100);
        delta(spot, 101, 103, Units.NULL_ID);
        assertThat(delta(spot, 105, 106, Units.NULL_ID)).isEqualTo(DeltaVerdict.GAP);

        snapshot(spot, 200);
        delta(spot, 201, 203, Units.NULL_ID);
        assertThat(delta(spot, 203, 204, Units.NULL_ID)).isEqualTo(DeltaVerdict.GAP);
        assertThat(spot.gaps()).isEqualTo(2);
    }

    @Test
    void shouldStayUnsafeAfterGapUntilNextSnapshot()
    {
        snapshot(spot, 100);
        delta(spot, 105, 106, Units.NULL_ID);

        assertThat(delta(spot, 101, 104, Units.NULL_ID)).isEqualTo(DeltaVerdict.UNSYNCED);
        assertThat(spot.isTradable()).isFalse();
        assertThat(spot.sequence().unsyncedDeltas()).isEqualTo(1);

        snapshot(spot, 106);
        assertThat(spot.state()).isEqualTo(BookState.SAFE);
        assertThat(spot.isTradable()).isTrue();
        assertThat(delta(spot, 107, 108, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
    }

    @Test
    void shouldApplyFirstFuturesDeltaByTheOfficialRule()
    {
        snapshot(futures, 100);

        assertThat(delta(futures, 90, 99, 80)).isEqualTo(DeltaVerdict.STALE);
        assertThat(delta(futures, 96, 100, 95)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(delta(futures, 104, 110, 100)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(delta(futures, 104, 110, 100)).isEqualTo(DeltaVerdict.STALE);
        assertThat(delta(futures, 115, 120, 111)).isEqualTo(DeltaVerdict.GAP);
    }

    @Test
    void shouldApplyFirstFuturesDeltaWhoseGapInNumbersHoldsTheSnapshot()
    {
        snapshot(futures, 100);
        assertThat(delta(futures, 105, 110, 98)).isEqualTo(DeltaVerdict.APPLY);

        snapshot(futures, 200);
        assertThat(delta(futures, 201, 210, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
    }

    @Test
    void shouldFindGapWhenFirstFuturesDeltaDoesNotReachTheSnapshot()
    {
        snapshot(futures, 100);

        assertThat(delta(futures, 105, 110, 101)).isEqualTo(DeltaVerdict.GAP);
    }

    @Test
    void shouldFindGapWhenFuturesDeltaHasNoPreviousId()
    {
        snapshot(futures, 100);
        delta(futures, 99, 105, 98);

        assertThat(delta(futures, 106, 110, Units.NULL_ID)).isEqualTo(DeltaVerdict.GAP);
    }

    @Test
    void shouldAlwaysApplyDeltasOfVenueWithoutNumbers()
    {
        assertThat(delta(unnumbered, 0, 0, 0)).isEqualTo(DeltaVerdict.UNSYNCED);
        snapshot(unnumbered, Units.NULL_ID);

        assertThat(delta(unnumbered, Units.NULL_ID, Units.NULL_ID, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(delta(unnumbered, 9, 3, 1)).isEqualTo(DeltaVerdict.APPLY);
        assertThat(unnumbered.isTradable()).isTrue();
    }

    @Test
    void shouldStartOverWithNewerSnapshot()
    {
        snapshot(spot, 100);
        delta(spot, 101, 105, Units.NULL_ID);
        snapshot(spot, 110);

        assertThat(delta(spot, 106, 109, Units.NULL_ID)).isEqualTo(DeltaVerdict.STALE);
        assertThat(delta(spot, 109, 112, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
    }

    @Test
    void shouldIgnoreSnapshotOlderThanSafeBook()
    {
        snapshot(spot, 100);
        delta(spot, 101, 105, Units.NULL_ID);

        assertThat(spot.beginSnapshot(104)).isFalse();
        spot.bid(1, 1);
        spot.endSnapshot();

        assertThat(spot.bidLotsAtPrice(1)).isZero();
        assertThat(spot.bidLevels()).isEqualTo(3);
        assertThat(spot.sequence().staleSnapshots()).isEqualTo(1);
        assertThat(delta(spot, 106, 107, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
    }

    @Test
    void shouldNotBeTradableUntilOldSnapshotCaughtUpWithDeltasSeen()
    {
        delta(spot, 101, 105, Units.NULL_ID);
        delta(spot, 106, 110, Units.NULL_ID);
        snapshot(spot, 103);

        assertThat(spot.state()).isEqualTo(BookState.SAFE);
        assertThat(spot.isTradable()).isFalse();
        delta(spot, 101, 105, Units.NULL_ID);
        assertThat(spot.isTradable()).isFalse();
        delta(spot, 106, 110, Units.NULL_ID);
        assertThat(spot.isTradable()).isTrue();
    }

    @Test
    void shouldForgetNumbersWhenFeedIsLost()
    {
        snapshot(spot, 100);
        delta(spot, 101, 105, Units.NULL_ID);
        spot.invalidate();

        assertThat(spot.state()).isEqualTo(BookState.GAP);
        snapshot(spot, 3);
        assertThat(spot.isTradable()).isTrue();
        assertThat(delta(spot, 4, 5, Units.NULL_ID)).isEqualTo(DeltaVerdict.APPLY);
    }

    @Test
    void shouldNotBeTradableWhenCrossedOrLocked()
    {
        snapshot(spot, 100);
        spot.beginDelta(101, 101, Units.NULL_ID);
        spot.bid(1001, 5);
        spot.endDelta();
        assertThat(spot.isCrossed()).isTrue();
        assertThat(spot.isTradable()).isFalse();
        assertThat(spot.state()).isEqualTo(BookState.SAFE);

        spot.beginDelta(102, 102, Units.NULL_ID);
        spot.bid(1001, 0);
        spot.endDelta();
        assertThat(spot.isTradable()).isTrue();
    }

    @Test
    void shouldNotBeTradableWithOneSide()
    {
        spot.beginSnapshot(1);
        spot.bid(1000, 1);
        spot.endSnapshot();

        assertThat(spot.state()).isEqualTo(BookState.SAFE);
        assertThat(spot.isTradable()).isFalse();
    }

    @Test
    void shouldBeUnsafeAfterImpossibleLevel()
    {
        for (final long[] level : new long[][]{ { 0, 1 }, { -5, 1 }, { 1000, -1 }, { Units.NULL_TICKS, 1 } })
        {
            final L2Book book = new L2Book(SequenceRule.BINANCE_SPOT);
            snapshot(book, 100);
            book.beginDelta(101, 105, Units.NULL_ID);
            book.ask(level[0], level[1]);
            book.ask(1500, 1);
            book.endDelta();

            assertThat(book.state()).isEqualTo(BookState.GAP);
            assertThat(book.refusedLevels()).isEqualTo(1);
            assertThat(book.askLotsAtPrice(1500)).isZero();
            assertThat(book.lastUpdateId()).isEqualTo(100);
            snapshot(book, 105);
            assertThat(book.isTradable()).isTrue();
        }
    }

    @Test
    void shouldBeUnsafeAfterImpossibleLevelInSnapshot()
    {
        spot.beginSnapshot(100);
        spot.bid(1000, 1);
        spot.bid(999, -1);
        spot.ask(1001, 1);
        spot.endSnapshot();

        assertThat(spot.state()).isEqualTo(BookState.GAP);
        assertThat(spot.lastUpdateId()).isEqualTo(Units.NULL_ID);
    }

    @Test
    void shouldBeUnsafeAfterImpossibleIds()
    {
        snapshot(spot, 100);
        assertThat(delta(spot, 105, 101, Units.NULL_ID)).isEqualTo(DeltaVerdict.GAP);
        assertThat(spot.state()).isEqualTo(BookState.GAP);

        snapshot(futures, 100);
        assertThat(delta(futures, Units.NULL_ID, 101, 100)).isEqualTo(DeltaVerdict.GAP);

        assertThat(spot.beginSnapshot(Units.NULL_ID)).isFalse();
        spot.endSnapshot();
        assertThat(spot.state()).isEqualTo(BookState.GAP);
        assertThat(spot.sequence().refusedUpdates()).isEqualTo(2);
    }

    @Test
    void shouldIgnoreLevelsOutsideAnAcceptedUpdate()
    {
        snapshot(spot, 100);
        spot.bid(900, 7);

        assertThat(spot.bidLotsAtPrice(900)).isZero();
    }

    @Test
    void shouldRefuseUnknownRule()
    {
        assertThatThrownBy(() -> new L2Book(SequenceRule.NULL_VAL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothingOverMillionUpdates()
    {
        final L2Book book = new L2Book(SequenceRule.BINANCE_SPOT);
        final SplittableRandom random = new SplittableRandom(7);
        final long[] offsets = new long[4096];
        final long[] sizes = new long[4096];
        for (int i = 0; i < offsets.length; i++)
        {
            offsets[i] = 1 + (long)(random.nextDouble() * random.nextDouble() * 2000);
            sizes[i] = Math.max(0, random.nextInt(-500, 1000));
        }
        final long[] lastUpdateId = { 1 };

        final long bytes = Allocation.ofRepeated(() -> millionUpdates(book, offsets, sizes, lastUpdateId));

        assertThat(bytes).isZero();
        assertThat(book.gaps()).isZero();
        assertThat(book.bidLevels()).isPositive();
    }

    private static void millionUpdates(
        final L2Book book, final long[] offsets, final long[] sizes, final long[] lastUpdateId)
    {
        book.beginSnapshot(lastUpdateId[0]);
        book.endSnapshot();
        for (int i = 0; i < 250_000; i++)
        {
            lastUpdateId[0]++;
            book.beginDelta(lastUpdateId[0], lastUpdateId[0], Units.NULL_ID);
            for (int j = 0; j < 2; j++)
            {
                final int k = (i * 31 + j * 7) & 4095;
                book.bid(100_000 - offsets[k], sizes[k]);
                book.ask(100_000 + offsets[k], sizes[4095 - k]);
            }
            book.endDelta();
        }
    }

    private static void snapshot(final L2Book book, final long lastUpdateId)
    {
        assertThat(book.beginSnapshot(lastUpdateId)).isTrue();
        book.bid(1000, 10);
        book.bid(999, 20);
        book.ask(1001, 10);
        book.ask(1002, 20);
        book.endSnapshot();
    }

    private static DeltaVerdict delta(final L2Book book, final long first, final long last, final long previous)
    {
        final DeltaVerdict verdict = book.beginDelta(first, last, previous);
        book.bid(998, last & 7);
        book.endDelta();
        return verdict;
    }
}
