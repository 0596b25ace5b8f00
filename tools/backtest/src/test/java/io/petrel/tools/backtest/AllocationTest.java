package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine thread allocates nothing after one pass: journal, core, journal and venue, over more than a million
 * events of the real tapes with the shipped configuration. The journal's blocks are so large that none ends
 * within the test: mapping one allocates a few hundred bytes.
 */
@Tag("allocation")
class AllocationTest
{
    private static final int BLOCK_BYTES = 1 << 29;
    private static final long WARM_UP_EVENTS = 30_000;
    private static final long EVENTS = 1_000_000;
    private static final long BARS = 5_000;

    /** For each garbage collection, and one that may have been just before. */
    private static final long CLEARED_BYTES_MAX = 1_024;
    /** Of event time; the tapes span hours and years. */
    private static final SnapshotSettings EVERY_SECOND = new SnapshotSettings(1_000_000_000L, 3);
    private static final SnapshotSettings EVERY_BAR = new SnapshotSettings(4 * 3600 * 1_000_000_000L, 3);

    private record Measured(long events, long bytes, long snapshots, long collections)
    {
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
                assertThat(measured.bytes()).as("bytes in round %s over %s", round, tape.getFileName()).isZero();
                events += measured.events();
            }
        }
    }

    @Test
    void shouldAllocateNothingPerBarOnBarsOfTwoCoins() throws IOException
    {
        final Path tape = RealTapes.crypto4h(folder);
        measure(RealTapes.CRYPTO_BARS, tape, "warm-up");

        final Measured measured = measure(RealTapes.CRYPTO_BARS, tape, "measured");

        assertThat(measured.bytes()).isZero();
        assertThat(measured.events()).isGreaterThan(BARS);
    }

    /**
     * The first pass grows the memory; then it holds the largest state, and taking it allocates nothing. The writer's
     * thread does, so there are garbage collections, and each clears the weak references by which Chronicle holds its
     * index arrays ({@code SCQIndexing}): the next records that it indexes make them anew, some 240 bytes each.
     */
    @Test
    void shouldAllocateNothingPerSnapshotAfterTheFirstPassButWhatAGarbageCollectionClears() throws IOException
    {
        final Path spot = RealTapes.spot(folder);
        final Path bars = RealTapes.crypto4h(folder);
        measure(RealTapes.PAPER, spot, "first", EVERY_SECOND);
        measure(RealTapes.CRYPTO_BARS, bars, "first", EVERY_BAR);

        final Measured ticks = measure(RealTapes.PAPER, spot, "second", EVERY_SECOND);
        final Measured years = measure(RealTapes.CRYPTO_BARS, bars, "second", EVERY_BAR);

        assertThat(ticks.snapshots()).isPositive();
        assertThat(years.snapshots()).isPositive();
        assertThat(ticks.bytes()).as("over %d snapshots of ticks", ticks.snapshots())
            .isLessThanOrEqualTo((ticks.collections() + 1) * CLEARED_BYTES_MAX);
        assertThat(years.bytes()).as("over %d snapshots of bars", years.snapshots())
            .isLessThanOrEqualTo((years.collections() + 1) * CLEARED_BYTES_MAX);
    }

    @Test
    void shouldAllocateNothingPerBarWithThreeAccountsOnOneCore() throws IOException
    {
        final Path tape = RealTapes.crypto4h(folder);
        measure(RealTapes.GFT_CRYPTO, tape, "warm-up");

        final Measured measured = measure(RealTapes.GFT_CRYPTO, tape, "measured");

        assertThat(measured.bytes()).isZero();
        assertThat(measured.events()).isGreaterThan(BARS);
    }

    private Measured measure(final Path tape, final String name)
    {
        return measure(RealTapes.PAPER, tape, name);
    }

    private Measured measure(final PetrelConfig config, final Path tape, final String name)
    {
        return measure(config, tape, name, SnapshotSettings.ON_COMMAND);
    }

    private Measured measure(
        final PetrelConfig config, final Path tape, final String name, final SnapshotSettings snapshots)
    {
        final Path journal = folder.resolve(tape.getFileName() + "-" + name);
        final SessionSettings settings = RealTapes.settings(config, journal, tape, BLOCK_BYTES).with(snapshots);
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings, OrderListener.NONE, done ->
            {
            }))
        {
            final Engine engine = session.engine();
            boolean hasEvent = session.begin(feed);
            while (hasEvent && engine.counters().feedEvents() < WARM_UP_EVENTS)
            {
                engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                hasEvent = feed.next();
            }
            final long warmEvents = engine.counters().inboundEvents();
            final long warmSnapshots = session.snapshots().taken();
            final long warmCollections = Allocation.collections();
            final long before = Allocation.bytes();
            while (hasEvent)
            {
                engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                hasEvent = feed.next();
            }
            final long bytes = Allocation.bytes() - before;
            return new Measured(engine.counters().inboundEvents() - warmEvents, bytes,
                session.snapshots().taken() - warmSnapshots, Allocation.collections() - warmCollections);
        }
    }
}
