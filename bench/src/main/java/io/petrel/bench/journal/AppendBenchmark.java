package io.petrel.bench.journal;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what do our frame, checksum, rules and space reserve add to a bare Chronicle append of the same bytes? One
 * operation appends one record with a body of 64 bytes, 112 with its frame. Each iteration writes a fresh queue in the
 * folder for temporary files; the journal's is read back and counted.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Dagrona.disable.bounds.checks=true",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "-Dchronicle.analytics.disable=true", "-Dchronicle.announcer.disable=true",
    "-Dchronicle.disk.monitor.disable=true"})
public class AppendBenchmark
{
    private static final int BODY_LENGTH = 64;

    /** Size of a mapped block, MiB. */
    @Param("16")
    public int blockMiB;

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[FrameLayout.HEADER_LENGTH + BODY_LENGTH]);
    private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
    private File folder;
    private Journal journal;
    private SingleChronicleQueue queue;
    private ExcerptAppender appender;
    private long appended;

    /**
     * Makes a fresh journal and a fresh queue.
     *
     * @throws IOException when there is no folder for temporary files.
     */
    @Setup(Level.Iteration)
    public void setup() throws IOException
    {
        new MessageHeaderEncoder().wrap(record, 0).blockLength(BODY_LENGTH - MessageHeaderEncoder.ENCODED_LENGTH)
            .templateId(1).schemaId(MessageHeaderEncoder.SCHEMA_ID).version(MessageHeaderEncoder.SCHEMA_VERSION);
        final Path path = Files.createTempDirectory("append");
        folder = path.toFile();
        final int blockBytes = blockMiB << 20;
        journal = Journal.create(path.resolve("journal"), Manifest.ofTape("bench", 0, Map.of()),
            new JournalSettings(blockBytes, JournalSettings.DEFAULT.reserveBytes()));
        queue = SingleChronicleQueueBuilder.binary(path.resolve("bare")).rollCycle(RollCycles.FAST_DAILY)
            .timeProvider(() -> 0L).blockSize(blockBytes).build();
        appender = queue.createAppender();
        appended = 0;
    }

    /** Checks that the journal holds what was appended, and removes both. */
    @TearDown(Level.Iteration)
    public void check()
    {
        journal.close();
        appender.close();
        queue.close();
        long read = 0;
        try (QueueReader reader = new QueueReader(folder.toPath().resolve("journal").resolve("inbound")))
        {
            while (reader.next())
            {
                read++;
            }
        }
        IoUtil.delete(folder, false);
        if (read != appended)
        {
            throw new IllegalStateException(read + " of " + appended + " records read back");
        }
    }

    /**
     * With frame, checksum, rules and reserved space.
     *
     * @return the sequence.
     */
    @Benchmark
    public long journal()
    {
        appended++;
        return journal.inbound()
            .append(FrameLayout.NULL_SEQUENCE, appended, appended, Source.FEED, record, 0, BODY_LENGTH);
    }

    /**
     * As many bytes, to Chronicle alone.
     *
     * @return the position.
     */
    @Benchmark
    public long bareChronicle()
    {
        try (DocumentContext context = appender.writingDocument())
        {
            final Bytes<?> bytes = context.wire().bytes();
            final long position = bytes.writePosition();
            target.wrap(bytes.addressForWrite(position), record.capacity());
            target.putBytes(0, record, 0, record.capacity());
            bytes.writeSkip(record.capacity());
            return position;
        }
    }
}
