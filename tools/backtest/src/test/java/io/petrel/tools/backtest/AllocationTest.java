package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.testing.Allocation;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine thread allocates nothing after one pass: journal, core, journal and venue, over more than a million
 * events of the real tapes with the shipped configuration. The journal's blocks are so large that none ends
 * within the test: mapping one allocates a few hundred bytes.
 * Where no collection fell into what is measured, not a byte is allowed.
 */
@Tag("allocation")
class AllocationTest
{
    private static final int BLOCK_BYTES = 1 << 29;
    private static final Span TICKS = new Span(30_000, Long.MAX_VALUE);
    /** Of two coins, four hours each: a year and a third, and as long again. */
    private static final Span BARS = new Span(6_000, 12_000);
    private static final long EVENTS = 1_000_000;
    /** Of event time; the tapes span hours and years. */
    private static final SnapshotSettings EVERY_SECOND = new SnapshotSettings(1_000_000_000L, 3);
    private static final SnapshotSettings EVERY_BAR = new SnapshotSettings(4 * 3600 * 1_000_000_000L, 3);

    /** Feed events after which counting begins and ends. */
    private record Span(long warmUp, long end)
    {
    }

    private record Measured(long events, long orders, long bytes, long snapshots, long collections)
    {
        /** More collections, for those that may have been just before. */
        void requireNothing(final String what, final long before)
        {
            assertThat(bytes).as("bytes over %s, %d collections", what, collections)
                .isLessThanOrEqualTo(Allocation.clearedBy(collections + before));
        }
    }

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingPerEventOnTheRealTapes() throws IOException
    {
        final Path[] tapes = {RealTapes.spot(folder), RealTapes.usdm(folder), RealTapes.bitstamp(folder)};
        for (final Path tape : tapes)
        {
            measure(tape, "warm-up");
        }

        long events = 0;
        for (int round = 0; events < EVENTS; round++)
        {
            for (final Path tape : tapes)
            {
                final Measured measured = measure(tape, "round-" + round);
                measured.requireNothing("round " + round + " of " + tape.getFileName(), 0);
                events += measured.events();
            }
        }
    }

    @Test
    void shouldAllocateNothingPerBarOnBarsOfTwoCoins() throws IOException
    {
        shouldAllocateNothingPerBar(RealTapes.CRYPTO_BARS);
    }

    @Test
    void shouldAllocateNothingPerBarWithThreeAccountsOnOneCore() throws IOException
    {
        shouldAllocateNothingPerBar(RealTapes.GFT_CRYPTO);
    }

    /** The first pass grows the memory; then it holds the largest state, and taking it allocates nothing. */
    @Test
    void shouldAllocateNothingPerSnapshotAfterTheFirstPassButWhatAGarbageCollectionClears() throws IOException
    {
        final Path spot = RealTapes.spot(folder);
        final Path bars = RealTapes.crypto4h(folder);
        measure(RealTapes.PAPER, spot, "first", EVERY_SECOND, TICKS);
        measure(RealTapes.CRYPTO_BARS, bars, "first", EVERY_BAR, BARS);

        final Measured ticks = measure(RealTapes.PAPER, spot, "second", EVERY_SECOND, TICKS);
        final Measured years = measure(RealTapes.CRYPTO_BARS, bars, "second", EVERY_BAR, BARS);

        assertThat(ticks.snapshots()).isPositive();
        assertThat(years.snapshots()).isPositive();
        // the writer's thread allocates, so there are collections
        ticks.requireNothing(ticks.snapshots() + " snapshots of ticks", 1);
        years.requireNothing(years.snapshots() + " snapshots of bars", 1);
    }

    private void shouldAllocateNothingPerBar(final PetrelConfig config) throws IOException
    {
        final Path tape = RealTapes.crypto4h(folder);
        measure(config, tape, "warm-up", SnapshotSettings.ON_COMMAND, BARS);

        final Measured measured = measure(config, tape, "measured", SnapshotSettings.ON_COMMAND, BARS);

        measured.requireNothing(tape.getFileName().toString(), 0);
        assertThat(measured.events()).isGreaterThanOrEqualTo(BARS.end() - BARS.warmUp());
        assertThat(measured.orders()).isPositive();
    }

    private Measured measure(final Path tape, final String name)
    {
        return measure(RealTapes.PAPER, tape, name, SnapshotSettings.ON_COMMAND, TICKS);
    }

    private Measured measure(
        final PetrelConfig config,
        final Path tape,
        final String name,
        final SnapshotSettings snapshots,
        final Span span)
    {
        final Path journal = folder.resolve(tape.getFileName() + "-" + name);
        final SessionSettings settings = RealTapes.settings(config, journal, tape, BLOCK_BYTES).with(snapshots);
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings, OrderListener.NONE, done ->
            {
            }))
        {
            final Engine engine = session.engine();
            final boolean hasMore = run(engine, feed, session.begin(feed), span.warmUp());
            final long warmEvents = engine.counters().inboundEvents();
            final long warmOrders = RunSummary.of(engine).orders();
            final long warmSnapshots = session.snapshots().taken();
            final long warmCollections = Allocation.collections();
            final long before = Allocation.bytes();
            run(engine, feed, hasMore, span.end());
            final long bytes = Allocation.bytes() - before;
            return new Measured(engine.counters().inboundEvents() - warmEvents,
                RunSummary.of(engine).orders() - warmOrders, bytes,
                session.snapshots().taken() - warmSnapshots, Allocation.collections() - warmCollections);
        }
        finally
        {
            IoUtil.delete(journal.toFile(), true);
        }
    }

    /** From the event that the feed is on, if it has one; whether there are more. */
    private static boolean run(final Engine engine, final Feed feed, final boolean isOnEvent, final long end)
    {
        boolean hasEvent = isOnEvent;
        while (hasEvent && engine.counters().feedEvents() < end)
        {
            engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            hasEvent = feed.next();
        }
        return hasEvent;
    }
}
