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

    /**
     * Restores a whole state. If it throws, the target is spoiled and must be dropped.
     *
     * @param target freshly made.
     * @throws SnapshotException if the snapshot is cut short, longer than the state, or made by another build.
     */
    public void restore(final Stateful target)
    {
        try
        {
            target.visitState(this);
        }
        catch (final IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException |
            ArithmeticException ex)
        {
            throw new SnapshotException(
                "snapshot byte " + position + ": impossible state: made by another build: " + ex.getMessage());
        }
        if (0 != remaining())
        {
            throw new SnapshotException(
                "snapshot holds " + remaining() + " bytes more than there is state: made by another build");
        }
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
                text(tag) + ", found " + text(found) + ": made by another build");
        }
    }

    @Override
    public boolean isRestoring()
    {
        return true;
    }

    /** What is no letter is shown as a dot: a snapshot of another build has anything there. */
    private static String text(final int tag)
    {
        final StringBuilder name = new StringBuilder();
        for (int i = 0; i < Integer.BYTES; i++)
        {
            final char letter = (char)(tag >>> i * Byte.SIZE & 0xFF);
            name.append(letter >= 'A' && letter <= 'Z' ? letter : '.');
        }
        return name.toString();
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
