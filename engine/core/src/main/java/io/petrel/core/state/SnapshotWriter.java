package io.petrel.core.state;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Writes state, little-endian: 8 bytes a long or double, 4 an int or section tag, 1 a flag. Grows to the largest state
 * seen and then allocates nothing. Pipeline thread only.
 */
public final class SnapshotWriter implements StateVisitor
{
    private static final int INITIAL_BYTES = 1 << 20;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(INITIAL_BYTES);
    private int length;

    /** Starts over. */
    public void reset()
    {
        length = 0;
    }

    /** {@return bytes written since the last reset, from offset 0} */
    public DirectBuffer buffer()
    {
        return buffer;
    }

    /** {@return what {@link #buffer()} wraps, until the next write may grow it} */
    public byte[] array()
    {
        return buffer.byteArray();
    }

    /** {@return number of bytes written since the last reset} */
    public int length()
    {
        return length;
    }

    @Override
    public long visit(final long value)
    {
        buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Long.BYTES;
        return value;
    }

    @Override
    public int visit(final int value)
    {
        buffer.putInt(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Integer.BYTES;
        return value;
    }

    @Override
    public double visit(final double value)
    {
        visit(Double.doubleToRawLongBits(value));
        return value;
    }

    @Override
    public boolean visit(final boolean value)
    {
        buffer.putByte(length, (byte)(value ? 1 : 0));
        length++;
        return value;
    }

    @Override
    public void section(final int tag)
    {
        visit(tag);
    }
}
