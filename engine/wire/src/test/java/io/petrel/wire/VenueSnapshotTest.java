package io.petrel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.state.StateHash;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.SimSettings;
import io.petrel.wire.order.VenueBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue that comes back from a snapshot is the one that comes back from its journal, and the one that stopped. */
class VenueSnapshotTest
{
    private static final SimSettings VENUE =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml")).venue().sim();
    private static final SnapshotSettings REGULAR = new SnapshotSettings(100_000_000L, 2);
    private static final int EVENTS = 600;
    private static final int REQUEST_EVERY = 7;
    private static final long FIRST_ID = 64;

    private final Market market = new Market(5, 2 * EVENTS);
    private final Requests requests = new Requests();

    @TempDir
    private Path folder;
    private long nextId = FIRST_ID;

    @Test
    void shouldStandWhereItStoppedWithoutExecutingAnything()
    {
        final long hash;
        try (Venue venue = new Venue(REGULAR))
        {
            venue.play(0, EVENTS);
            venue.book.snapshots().atRest();
            hash = venue.hash();
            assertThat(venue.book.snapshots().problem()).isNull();
        }
        try (Venue again = new Venue(REGULAR))
        {
            assertThat(again.book.recovery().executedEvents()).isZero();
            assertThat(again.book.recovery().snapshotSequence()).isEqualTo(EVENTS + EVENTS / REQUEST_EVERY);
            assertThat(again.hash()).isEqualTo(hash);
            assertThat(again.book.feedPlace().sequence()).isEqualTo(EVENTS);
            assertThat(again.book.instrumentIds()).containsExactly(Market.INSTRUMENT);
        }
    }

    @Test
    void shouldSayTheSameAfterASnapshotAsAfterItsWholeJournal()
    {
        try (Venue venue = new Venue(REGULAR))
        {
            venue.play(0, EVENTS / 2);
            venue.book.snapshots().atRest();
            venue.play(EVENTS / 2, EVENTS);
        }
        final Path whole = copyWithoutSnapshots();
        final long firstNewId = nextId;
        final List<String> fromSnapshot = new ArrayList<>();
        final long hash;
        try (Venue killed = new Venue(REGULAR))
        {
            assertThat(killed.book.recovery().executedEvents()).isBetween(1L, EVENTS - 1L);
            killed.book.reports((timeNs, buffer, offset, length) -> fromSnapshot.add(text(buffer, offset, length)));
            killed.play(EVENTS, 2 * EVENTS);
            killed.ask(FIRST_ID);
            hash = killed.hash();
        }
        nextId = firstNewId;
        final List<String> fromJournal = new ArrayList<>();
        try (Venue plain = new Venue(whole, SnapshotSettings.ON_COMMAND))
        {
            assertThat(plain.book.recovery().snapshotSequence()).isZero();
            plain.book.reports((timeNs, buffer, offset, length) -> fromJournal.add(text(buffer, offset, length)));
            plain.play(EVENTS, 2 * EVENTS);
            plain.ask(FIRST_ID);

            assertThat(plain.hash()).isEqualTo(hash);
        }
        assertThat(fromSnapshot).hasSizeGreaterThan(EVENTS / REQUEST_EVERY).isEqualTo(fromJournal);
    }

    @Test
    void shouldLeaveADamagedSnapshotAsideAndSaySo() throws IOException
    {
        try (Venue venue = new Venue(REGULAR))
        {
            venue.play(0, EVENTS);
            venue.book.snapshots().atRest();
        }
        final Path newest = new SnapshotFolder(folder.resolve("venue")).newestFirst().get(0);
        final byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        try (Venue again = new Venue(REGULAR))
        {
            assertThat(again.book.recovery().leftAside()).singleElement().asString()
                .contains(newest.toString()).contains("its state does not match its checksum");
            assertThat(again.book.recovery().events()).isEqualTo(EVENTS + EVENTS / REQUEST_EVERY);
        }
    }

    private Path copyWithoutSnapshots()
    {
        final Path from = folder.resolve("venue");
        final Path to = folder.resolve("whole");
        try (Stream<Path> files = Files.walk(from))
        {
            for (final Path each : files.sorted().toList())
            {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        IoUtil.delete(to.resolve(SnapshotFolder.NAME).toFile(), false);
        return to;
    }

    private static String text(final DirectBuffer buffer, final int offset, final int length)
    {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++)
        {
            text.append(String.format("%02x", buffer.getByte(offset + i)));
        }
        return text.toString();
    }

    /** A venue's process without a wire. */
    private final class Venue implements AutoCloseable
    {
        private final Journal journal;
        private final VenueBook book;

        Venue(final SnapshotSettings snapshots)
        {
            this(folder.resolve("venue"), snapshots);
        }

        Venue(final Path path, final SnapshotSettings snapshots)
        {
            journal = Journal.exists(path) ? Journal.open(path, JournalSettings.SMALL) :
                Journal.create(path, Manifest.ofJournal("test", "test", 0, 1, Map.of()), JournalSettings.SMALL);
            book = new VenueBook(VENUE, journal, snapshots);
        }

        /** An order after each few events, some of which fill. */
        void play(final int from, final int to)
        {
            for (int i = from; i < to; i++)
            {
                final Market.Event event = market.event(i + 1);
                book.onFeed(event.timeNs(), event.buffer(), 0, event.bytes().length);
                if (0 == (i + 1) % REQUEST_EVERY)
                {
                    final long priceTicks = 0 == nextId % 2 ? Requests.AWAY_TICKS : 2 * Requests.AWAY_TICKS;
                    requests.buy(nextId++, event.timeNs(), priceTicks);
                    book.onRequest(event.timeNs(), requests.buffer(), 0, Requests.orderLength());
                }
            }
        }

        void ask(final long id)
        {
            final long nowNs = book.nowNs();
            requests.query(id, nowNs);
            book.onRequest(nowNs, requests.buffer(), 0, Requests.queryLength());
            book.onTime(nowNs + 1_000_000_000L);
        }

        long hash()
        {
            final StateHash hash = new StateHash();
            book.venue().visitState(hash);
            return hash.value();
        }

        @Override
        public void close()
        {
            book.close();
            journal.close();
        }
    }
}
