package io.petrel.journal;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** Records that can be told from one another, for all tests of this module. */
public final class Records
{
    public static final int TYPE = 11;
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private Records()
    {
    }

    public static Manifest manifest(final String configHash)
    {
        return Manifest.ofJournal("test", configHash, 1, 1_700_000_000_000_000_000L, Map.of("a", "b"));
    }

    public static Manifest tape()
    {
        return Manifest.ofTape("test", 1_700_000_000_000_000_000L, Map.of("file", "x.csv"));
    }

    /** A message whose payload is derived from the number alone. */
    public static int encode(final UnsafeBuffer body, final long number)
    {
        final SplittableRandom random = new SplittableRandom(number);
        final int payload = 8 + random.nextInt(120);
        new MessageHeaderEncoder().wrap(body, 0)
            .blockLength(payload).templateId(TYPE)
            .schemaId(MessageHeaderEncoder.SCHEMA_ID).version(MessageHeaderEncoder.SCHEMA_VERSION);
        body.putLong(HEADER_LENGTH, number);
        for (int i = Long.BYTES; i < payload; i++)
        {
            body.putByte(HEADER_LENGTH + i, (byte)random.nextInt());
        }
        return HEADER_LENGTH + payload;
    }

    /** Appends inbound records, and for each an outbound record that it caused. */
    public static void append(final Journal journal, final int count)
    {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[256]);
        for (int i = 0; i < count; i++)
        {
            final long next = journal.inbound().lastSequence() + 1;
            final int length = encode(body, next);
            final long sequence = journal.inbound()
                .append(FrameLayout.NULL_SEQUENCE, next * 10, next * 10 + 1, Source.FEED, body, 0, length);
            if (Manifest.Kind.JOURNAL == journal.manifest().kind())
            {
                journal.outbound().append(sequence, next * 10, next * 10 + 1, Source.CORE, body, 0, length);
            }
        }
    }

    /** Appends one pair of records with the next sequence, but not what {@link #append} would give it. */
    public static void appendOther(final Journal journal)
    {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[256]);
        final long next = journal.inbound().lastSequence() + 1;
        final int length = encode(body, -next);
        final long sequence = journal.inbound()
            .append(FrameLayout.NULL_SEQUENCE, next * 10, next * 10 + 1, Source.FEED, body, 0, length);
        journal.outbound().append(sequence, next * 10, next * 10 + 1, Source.CORE, body, 0, length);
    }

    /** Numbers of the records a reader delivers; fails when a body is not the one its number derives. */
    public static List<Long> read(final Path queueDir)
    {
        final List<Long> numbers = new ArrayList<>();
        try (QueueReader reader = new QueueReader(queueDir))
        {
            while (reader.next())
            {
                numbers.add(check(reader));
            }
        }
        return numbers;
    }

    /** Number of the record a reader stands on. */
    public static long check(final QueueReader reader)
    {
        final UnsafeBuffer wanted = new UnsafeBuffer(new byte[256]);
        final long number = reader.buffer().getLong(reader.offset() + HEADER_LENGTH);
        final int length = encode(wanted, number);
        final UnsafeBuffer found = new UnsafeBuffer(reader.buffer(), reader.offset(), reader.length());
        if (found.compareTo(new UnsafeBuffer(wanted, 0, length)) != 0 || reader.sequence() != number)
        {
            throw new AssertionError("record " + reader.sequence() + " is not what was written");
        }
        return number;
    }
}
