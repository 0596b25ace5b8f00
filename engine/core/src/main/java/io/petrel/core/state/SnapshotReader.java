package io.petrel.core.state;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Reads what {@link SnapshotWriter} wrote and gives it to the fields visited. Start-up only; one thread. */
public final class SnapshotReader implements StateVisitor
{
    private DirectBuffer buffer;
    private int position;
    private int limit;

    /**
     * Sets what is read.
     *
     * @param newBuffer that holds the snapshot.
     * @param offset    of its first byte.
     * @param length    in bytes.
     * @return this.
     */
    public SnapshotReader wrap(final DirectBuffer newBuffer, final int offset, final int length)
    {
        buffer = newBuffer;
        position = offset;
        limit = offset + length;
        return this;
    }

    /** {@return bytes not yet read; 0 once all state was visited} */
    public int remaining()
    {
        return limit - position;
    }

    @Override
    public long visit(final long value)
    {
        return buffer.getLong(take(Long.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int visit(final int value)
    {
        return buffer.getInt(take(Integer.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public double visit(final double value)
    {
        return Double.longBitsToDouble(visit(0L));
    }

    @Override
    public boolean visit(final boolean value)
    {
        final byte flag = buffer.getByte(take(1));
        if ((flag & ~1) != 0)
        {
            throw new SnapshotException("snapshot byte " + (position - 1) + ": " + flag + " is no flag");
        }
        return 1 == flag;
    }

    @Override
    public void section(final int tag)
    {
        final int found = visit(0);
        if (tag != found)
        {
            throw new SnapshotException("snapshot byte " + (position - Integer.BYTES) + ": expected part " +
                Integer.toHexString(tag) + ", found " + Integer.toHexString(found) + ": made by another build");
        }
    }

    @Override
    public boolean isRestoring()
    {
        return true;
    }

    private int take(final int bytes)
    {
        if (bytes > remaining())
        {
            throw new SnapshotException("snapshot ends at byte " + limit + " before all state was read");
        }
        final int at = position;
        position += bytes;
        return at;
    }
}
