package io.petrel.journal.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.Records;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.JournalVerifier;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.read.VerifyReport;
import io.petrel.journal.store.ScanProgress;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writing process is killed with SIGKILL at random moments, over and over, on the same journal. Two such journals at
 * a time, since most of it is waiting for a JVM to start.
 */
class KillTest
{
    private static final int LANES = 2;
    private static final int KILLS_PER_LANE = 26;
    private static final int ACK_LENGTH = 2 * Long.BYTES;
    private static final long MAX_RUN_NS = 60_000_000L;
    /** Only what hangs: it takes half a minute where nobody else is. */
    private static final long PATIENCE_SECONDS = 900;

    @TempDir
    private Path folder;

    @Test
    @Timeout(PATIENCE_SECONDS)
    void shouldKeepEveryAcknowledgedRecordOverFiftyKills()
    {
        final long seed = Long.getLong("petrel.test.seed", 20_240_607L);
        final List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++)
        {
            final Path dir = folder.resolve("journal" + lane);
            final SplittableRandom random = new SplittableRandom(seed + lane);
            lanes.add(CompletableFuture.runAsync(() -> killAgainAndAgain(dir, random, seed)));
        }
        CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
    }

    private static void killAgainAndAgain(final Path dir, final SplittableRandom random, final long seed)
    {
        Journal.create(dir, Records.manifest("c"), JournalSettings.SMALL).close();
        int productiveKills = 0;
        try (FileChannel channel = FileChannel.open(dir.resolveSibling(dir.getFileName() + ".ack"),
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            final MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, ACK_LENGTH);
            final UnsafeBuffer acknowledged = new UnsafeBuffer(bytes);
            for (int kill = 0; kill < KILLS_PER_LANE; kill++)
            {
                final long before = acknowledged.getLongVolatile(0);
                killOnce(dir, random, acknowledged);
                final String what = "seed " + seed + ", " + dir.getFileName() + ", kill " + kill;
                check(dir, acknowledged, what);
                productiveKills += acknowledged.getLongVolatile(0) > before ? 1 : 0;
            }
            assertThat(productiveKills).as("kills in mid-append").isGreaterThan(KILLS_PER_LANE / 2);
            finish(dir);
        }
        catch (final IOException | InterruptedException ex)
        {
            throw new AssertionError(ex);
        }
    }

    /** Mostly while it appends, sometimes while it is still opening the journal. */
    private static void killOnce(final Path dir, final SplittableRandom random, final UnsafeBuffer acknowledged)
        throws IOException, InterruptedException
    {
        final long before = acknowledged.getLongVolatile(0);
        final Process child = start(dir);
        try
        {
            if (0 == random.nextInt(8))
            {
                Thread.sleep(random.nextInt(900));
            }
            else
            {
                while (acknowledged.getLongVolatile(0) == before && child.isAlive())
                {
                    Thread.onSpinWait();
                    Thread.sleep(0, 200_000);
                }
                assertThat(child.isAlive()).as("the writer goes on until it is killed").isTrue();
                final long end = System.nanoTime() + random.nextLong(MAX_RUN_NS);
                while (System.nanoTime() < end)
                {
                    Thread.onSpinWait();
                }
            }
        }
        finally
        {
            child.destroyForcibly();
            assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void check(final Path dir, final UnsafeBuffer acknowledged, final String what)
    {
        final VerifyReport report = JournalVerifier.verify(dir, ScanProgress.NONE);
        assertThat(report.findings()).as(what).isEmpty();
        assertThat(report.journal().inbound().readableSequence()).as(what)
            .isBetween(acknowledged.getLongVolatile(0), acknowledged.getLongVolatile(0) + 1);
        assertThat(report.journal().outbound().readableSequence()).as(what)
            .isBetween(acknowledged.getLongVolatile(Long.BYTES), acknowledged.getLongVolatile(Long.BYTES) + 1);
    }

    private static void finish(final Path dir)
    {
        final long last;
        try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
        {
            Records.append(journal, 100);
            last = journal.inbound().lastSequence();
        }
        try (QueueReader reader = new QueueReader(dir.resolve("inbound")))
        {
            for (long sequence = 1; sequence <= last; sequence++)
            {
                assertThat(reader.next()).isTrue();
                assertThat(Records.check(reader)).isEqualTo(sequence);
            }
            assertThat(reader.next()).isFalse();
        }
    }

    private static Process start(final Path dir) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dchronicle"))
            .forEach(command::add);
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
            System.getProperty("java.class.path"), Writer.class.getName(), dir.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(dir + ".log"))).start();
    }

    /** The process that is killed: appends to both queues for ever and notes what it has appended. */
    public static final class Writer
    {
        private Writer()
        {
        }

        /**
         * Appends until killed.
         *
         * @param args folder of the journal.
         * @throws IOException when the note cannot be written.
         */
        public static void main(final String[] args) throws IOException
        {
            final Path dir = Path.of(args[0]);
            final UnsafeBuffer body = new UnsafeBuffer(new byte[256]);
            try (FileChannel channel = FileChannel.open(dir.resolveSibling(dir.getFileName() + ".ack"),
                StandardOpenOption.READ, StandardOpenOption.WRITE);
                Journal journal = Journal.open(dir, JournalSettings.SMALL))
            {
                final UnsafeBuffer acknowledged =
                    new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, 0, ACK_LENGTH));
                while (true)
                {
                    append(journal, body, acknowledged);
                }
            }
        }

        private static void append(final Journal journal, final UnsafeBuffer body, final UnsafeBuffer acknowledged)
        {
            final QueueWriter inbound = journal.inbound();
            final long next = inbound.lastSequence() + 1;
            final int length = Records.encode(body, next);
            inbound.append(FrameLayout.NULL_SEQUENCE, next, next, Source.FEED, body, 0, length);
            acknowledged.putLongOrdered(0, next);
            journal.outbound().append(next, next, next, Source.CORE, body, 0,
                Records.encode(body, journal.outbound().lastSequence() + 1));
            acknowledged.putLongOrdered(Long.BYTES, journal.outbound().lastSequence());
        }
    }
}
