package io.petrel.bench.stage;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Journal append: a body of 64 bytes with frame, checksum, rules and reserved space. */
final class JournalWork implements StageWork
{
    private static final int OPERATIONS = 16;
    private static final int BODY_BYTES = 64;

    /** Of a record with its frame. */
    static final int RECORD_BYTES = FrameLayout.HEADER_LENGTH + BODY_BYTES;

    private final UnsafeBuffer body = new UnsafeBuffer(new byte[BODY_BYTES]);
    private final Journal journal;
    private long appended;

    JournalWork(final Path folder)
    {
        new MessageHeaderEncoder().wrap(body, 0).blockLength(BODY_BYTES - MessageHeaderEncoder.ENCODED_LENGTH)
            .templateId(1).schemaId(MessageHeaderEncoder.SCHEMA_ID).version(MessageHeaderEncoder.SCHEMA_VERSION);
        journal = Journal.create(folder, Manifest.ofTape("bench", 0, Map.of()), JournalSettings.DEFAULT);
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        long sum = 0;
        for (int i = 0; i < OPERATIONS; i++)
        {
            body.putLong(MessageHeaderEncoder.ENCODED_LENGTH, appended);
            sum += journal.inbound()
                .append(FrameLayout.NULL_SEQUENCE, appended, appended, Source.FEED, body, 0, BODY_BYTES);
            appended++;
        }
        return sum;
    }

    @Override
    public void check()
    {
        if (0 == appended || journal.inbound().lastSequence() != appended)
        {
            throw new IllegalStateException(journal.inbound().lastSequence() + " of " + appended + " appended");
        }
    }

    @Override
    public void close()
    {
        journal.close();
    }
}
