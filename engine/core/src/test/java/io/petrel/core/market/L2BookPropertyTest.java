package io.petrel.core.market;

import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fast book against the plain one on streams of snapshots, deltas, absent levels, deep levels, crossings and
 * gaps.
 */
class L2BookPropertyTest
{
    private static final int OPERATIONS = 400;
    private static final int RESTORE_EVERY = 40;

    private long middle;
    private long lastUpdateId;
    private long seenUpdateId;
    private boolean isSafe;

    @Test
    void shouldEqualThePlainBookAfterEveryUpdate()
    {
        Seeds.forEach(150, this::compare);
    }

    private void compare(final SplittableRandom random)
    {
        final boolean isSpot = random.nextBoolean();
        final SequenceRule rule = isSpot ? SequenceRule.BINANCE_SPOT : SequenceRule.BINANCE_FUTURES;
        final int windowTicks = L2Book.MIN_WINDOW_TICKS << random.nextInt(4);
        L2Book book = new L2Book(rule, windowTicks);
        final PlainBook plain = new PlainBook();
        middle = 1_000_000;
        lastUpdateId = random.nextInt(1000);
        seenUpdateId = 0;
        isSafe = false;
        for (int i = 0; i < OPERATIONS; i++)
        {
            middle += 0 == random.nextInt(50) ? random.nextInt(-2000, 2001) : random.nextInt(-20, 21);
            if (0 == i || 0 == random.nextInt(60))
            {
                snapshot(random, book, plain);
            }
            else
            {
                delta(random, isSpot, book, plain);
            }
            assertSame(random, book, plain);
            if (0 == random.nextInt(RESTORE_EVERY))
            {
                book = Restored.from(book, new L2Book(rule, windowTicks));
                assertSame(random, book, plain);
            }
        }
    }

    private void snapshot(final SplittableRandom random, final L2Book book, final PlainBook plain)
    {
        lastUpdateId += random.nextInt(5);
        assertThat(book.beginSnapshot(lastUpdateId)).isTrue();
        plain.clear();
        final boolean isSorted = random.nextBoolean();
        final int levels = random.nextInt(0, 60);
        long depth = 1;
        for (int i = 0; i < levels; i++)
        {
            depth = isSorted ? depth + random.nextInt(1, 5) : random.nextInt(1, 200);
            level(book, plain, true, middle - depth, random.nextInt(isSorted ? 1 : 0, 9));
            level(book, plain, false, middle + depth, random.nextInt(isSorted ? 1 : 0, 9));
        }
        book.endSnapshot();
        isSafe = true;
    }

    private void delta(final SplittableRandom random, final boolean isSpot, final L2Book book, final PlainBook plain)
    {
        final boolean isGap = isSafe && 0 == random.nextInt(80);
        final boolean isStale = isSafe && !isGap && 0 == random.nextInt(20);
        final long previous = isGap ? lastUpdateId + 3 : isStale ? lastUpdateId - 9 : lastUpdateId;
        final long first = previous + 1 + (isSpot ? 0 : random.nextInt(4));
        final long last = first + random.nextInt(5);
        final DeltaVerdict verdict = book.beginDelta(first, last, isSpot ? Units.NULL_ID : previous);
        assertThat(verdict).isEqualTo(!isSafe ? DeltaVerdict.UNSYNCED :
            isGap ? DeltaVerdict.GAP : last <= lastUpdateId ? DeltaVerdict.STALE : verdict(isStale));
        final boolean isApplied = DeltaVerdict.APPLY == verdict;
        for (int i = random.nextInt(12); i > 0; i--)
        {
            final int reach = 0 == random.nextInt(8) ? 3000 : 25;
            final boolean isBid = random.nextBoolean();
            final long depth = random.nextInt(0 == random.nextInt(10) ? -4 : 1, reach);
            final long size = random.nextBoolean() ? 0 : random.nextInt(1, 1000);
            level(book, isApplied ? plain : new PlainBook(), isBid, isBid ? middle - depth : middle + depth, size);
        }
        book.endDelta();
        seenUpdateId = Math.max(seenUpdateId, last);
        isSafe &= DeltaVerdict.GAP != verdict;
        lastUpdateId = isApplied ? last : lastUpdateId;
    }

    /** Takes levels from the best on, at times all of them. */
    private static void sweep(final SplittableRandom random, final L2Book book, final PlainBook plain)
    {
        final boolean isBid = random.nextBoolean();
        for (int i = random.nextInt(200); i > 0; i--)
        {
            final TreeMap<Long, Long> side = isBid ? plain.bids() : plain.asks();
            if (!side.isEmpty())
            {
                level(book, plain, isBid, side.firstKey(), 0);
            }
        }
    }

    /** A delta made to be stale that reaches past the book breaks the chain, any other goes on it. */
    private static DeltaVerdict verdict(final boolean isOverlapping)
    {
        return isOverlapping ? DeltaVerdict.GAP : DeltaVerdict.APPLY;
    }

    private static void level(
        final L2Book book, final PlainBook plain, final boolean isBid, final long priceTicks, final long sizeLots)
    {
        if (isBid)
        {
            book.bid(priceTicks, sizeLots);
            plain.bid(priceTicks, sizeLots);
        }
        else
        {
            book.ask(priceTicks, sizeLots);
            plain.ask(priceTicks, sizeLots);
        }
    }

    private void assertSame(final SplittableRandom random, final L2Book book, final PlainBook plain)
    {
        assertThat(book.state()).isEqualTo(isSafe ? BookState.SAFE : BookState.GAP);
        assertThat(book.isCrossed()).isEqualTo(plain.isCrossed());
        assertThat(book.isTradable()).isEqualTo(
            isSafe && lastUpdateId >= seenUpdateId &&
            !plain.isCrossed() && !plain.bids().isEmpty() && !plain.asks().isEmpty());
        assertThat(book.bestBidTicks()).isEqualTo(PlainBook.ticksAt(plain.bids(), 0));
        assertThat(book.bestBidLots()).isEqualTo(PlainBook.lotsAt(plain.bids(), 0));
        assertThat(book.bestAskTicks()).isEqualTo(PlainBook.ticksAt(plain.asks(), 0));
        assertThat(book.bestAskLots()).isEqualTo(PlainBook.lotsAt(plain.asks(), 0));
        assertThat(book.bidLevels()).isEqualTo(plain.bids().size());
        assertThat(book.askLevels()).isEqualTo(plain.asks().size());
        final int depth = random.nextBoolean() ? random.nextInt(80) : Math.max(0, book.bidLevels() - 1);
        assertThat(book.bidTicksAt(depth)).isEqualTo(PlainBook.ticksAt(plain.bids(), depth));
        assertThat(book.bidLotsAt(depth)).isEqualTo(PlainBook.lotsAt(plain.bids(), depth));
        assertThat(book.askTicksAt(depth)).isEqualTo(PlainBook.ticksAt(plain.asks(), depth));
        assertThat(book.askLotsAt(depth)).isEqualTo(PlainBook.lotsAt(plain.asks(), depth));
        assertSameCopies(random.nextInt(1, 90), book, plain);
        final long price = middle + random.nextInt(-50, 51);
        assertThat(book.bidLotsAtPrice(price)).isEqualTo(plain.bids().getOrDefault(price, 0L));
        assertThat(book.askLotsAtPrice(price)).isEqualTo(plain.asks().getOrDefault(price, 0L));
        assertThat(hashOf(book)).isEqualTo(hashOf(book, plain));
    }

    private static void assertSameCopies(final int levels, final L2Book book, final PlainBook plain)
    {
        final long[] ticks = new long[levels];
        final long[] lots = new long[levels];
        final int bids = book.copyBids(levels, ticks, lots);
        assertThat(bids).isEqualTo(Math.min(levels, plain.bids().size()));
        for (int i = 0; i < bids; i++)
        {
            assertThat(ticks[i]).isEqualTo(PlainBook.ticksAt(plain.bids(), i));
            assertThat(lots[i]).isEqualTo(PlainBook.lotsAt(plain.bids(), i));
        }
        final int asks = book.copyAsks(levels, ticks, lots);
        assertThat(asks).isEqualTo(Math.min(levels, plain.asks().size()));
        for (int i = 0; i < asks; i++)
        {
            assertThat(ticks[i]).isEqualTo(PlainBook.ticksAt(plain.asks(), i));
            assertThat(lots[i]).isEqualTo(PlainBook.lotsAt(plain.asks(), i));
        }
    }

    private static long hashOf(final L2Book book)
    {
        final StateHash hash = new StateHash();
        book.visitState(hash);
        return hash.value();
    }

    private static long hashOf(final L2Book book, final PlainBook plain)
    {
        final StateHash hash = new StateHash();
        book.sequence().visitState(hash);
        hash.add(book.refusedLevels());
        addSide(hash, plain.bids());
        addSide(hash, plain.asks());
        return hash.value();
    }

    private static void addSide(final StateHash hash, final TreeMap<Long, Long> side)
    {
        hash.add(side.size());
        for (final Map.Entry<Long, Long> level : side.entrySet())
        {
            hash.add((long)level.getKey()).add((long)level.getValue());
        }
    }
}
