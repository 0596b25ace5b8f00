package io.petrel.node.faults;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.read.Records;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** A queue of the journal that survives the node and not the test, with the rules of {@code QueueWriter}. */
final class MemoryQueue
{
    private static final int FIELDS = 6;
    /** A hundred times what a world has. */
    private static final int RECORDS_MAX = 100_000;

    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(1 << 18);
    private long[] fields = new long[FIELDS << 10];
    private int length;
    private int count;

    void clear()
    {
        length = 0;
        count = 0;
    }

    long last()
    {
        return count;
    }

    long append(
        final long cause,
        final long eventTimeNs,
        final long ingestTimeNs,
        final int source,
        final DirectBuffer buffer,
        final int offset,
        final int size)
    {
        if (count > 0 && (ingestTimeNs < field(count, 2) || cause < field(count, 0)))
        {
            throw new JournalException("time or cause goes back at record " + (count + 1));
        }
        if (count >= RECORDS_MAX)
        {
            throw new AssertionError("the node does not come to rest: " + count + " records");
        }
        if (fields.length == FIELDS * count)
        {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        final int at = FIELDS * count;
        fields[at] = cause;
        fields[at + 1] = eventTimeNs;
        fields[at + 2] = ingestTimeNs;
        fields[at + 3] = source;
        fields[at + 4] = length;
        fields[at + 5] = size;
        bytes.putBytes(length, buffer, offset, size);
        length += size + 7 & -8;
        return ++count;
    }

    boolean isLast(final DirectBuffer buffer, final int offset, final int size)
    {
        if (0 == count || size != field(count, 5))
        {
            return false;
        }
        for (int i = 0; i < size; i++)
        {
            if (buffer.getByte(offset + i) != bytes.getByte((int)field(count, 4) + i))
            {
                return false;
            }
        }
        return true;
    }

    Reader reader()
    {
        return new Reader();
    }

    private long field(final long sequence, final int index)
    {
        return fields[FIELDS * (int)(sequence - 1) + index];
    }

    /** From the first record on. */
    final class Reader implements Records
    {
        private long at;

        @Override
        public boolean next()
        {
            if (at >= count)
            {
                return false;
            }
            at++;
            return true;
        }

        @Override
        public boolean seek(final long sequence)
        {
            at = sequence - 1;
            return sequence <= count;
        }

        @Override
        public Damage damage()
        {
            return null;
        }

        @Override
        public long sequence()
        {
            return at;
        }

        @Override
        public long causeSequence()
        {
            return field(at, 0);
        }

        @Override
        public long eventTimeNs()
        {
            return field(at, 1);
        }

        @Override
        public long ingestTimeNs()
        {
            return field(at, 2);
        }

        @Override
        public int source()
        {
            return (int)field(at, 3);
        }

        @Override
        public DirectBuffer buffer()
        {
            return bytes;
        }

        @Override
        public int offset()
        {
            return (int)field(at, 4);
        }

        @Override
        public int length()
        {
            return (int)field(at, 5);
        }
    }

    static long noCause()
    {
        return FrameLayout.NULL_SEQUENCE;
    }
}
