package io.petrel.bench.floor;

import io.petrel.bench.stage.StageWork;
import io.petrel.journal.append.JournalSettings;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Bare Chronicle: as many bytes appended as a journal record of 64 bytes with its frame has. */
public final class AppendFloor implements StageWork
{
    private static final int OPERATIONS = 16;

    private final UnsafeBuffer record;
    private final BareQueue queue;
    private long appended;

    /**
     * A fresh queue.
     *
     * @param folder      for it.
     * @param recordBytes to append each time.
     */
    public AppendFloor(final Path folder, final int recordBytes)
    {
        record = new UnsafeBuffer(new byte[recordBytes]);
        queue = new BareQueue(folder, JournalSettings.DEFAULT.blockBytes());
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        long position = 0;
        for (int i = 0; i < OPERATIONS; i++)
        {
            record.putLong(0, appended);
            position += queue.append(record, 0, record.capacity());
            appended++;
        }
        return position;
    }

    @Override
    public void check()
    {
        if (0 == appended || queue.entries() != appended)
        {
            throw new IllegalStateException(queue.entries() + " of " + appended + " records are there");
        }
    }

    @Override
    public void close()
    {
        queue.close();
    }
}
