package io.petrel.core.state;

/**
 * Walks the fields that decide what the core does next. A {@link Stateful} class names each of them once, as
 * {@code field = state.visit(field)}, so that hash, snapshot and restore cannot disagree on what state is:
 *
 * <pre>
 *   {@link StateHash}       adds the value, returns it unchanged
 *   {@link SnapshotWriter}  writes the value, returns it unchanged
 *   {@link SnapshotReader}  ignores the value, returns the one that was written
 * </pre>
 *
 * Order and number of calls may depend only on values that were visited before. What follows from visited state (a
 * sorted copy, an index, a cache) is not visited but made anew where {@link #isRestoring()}. Pipeline thread only.
 */
public interface StateVisitor
{
    /**
     * A whole number, identifier, time, price, size or money.
     *
     * @param value the field now.
     * @return the field from here on.
     */
    long visit(long value);

    /**
     * A count, index, small identifier or the code of an enum.
     *
     * @param value the field now.
     * @return the field from here on.
     */
    int visit(int value);

    /**
     * A feature, score or statistic; by its bits, so that -0.0 and 0.0 differ as they do in arithmetic.
     *
     * @param value the field now.
     * @return the field from here on.
     */
    double visit(double value);

    /**
     * A flag.
     *
     * @param value the field now.
     * @return the field from here on.
     */
    boolean visit(boolean value);

    /**
     * Elements from the first.
     *
     * @param values visited in place.
     * @param count  of elements, from 0 to the array's length.
     */
    default void visit(final long[] values, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = visit(values[i]);
        }
    }

    /**
     * Elements from the first.
     *
     * @param values visited in place.
     * @param count  of elements, from 0 to the array's length.
     */
    default void visit(final int[] values, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = visit(values[i]);
        }
    }

    /**
     * Elements from the first.
     *
     * @param values visited in place.
     * @param count  of elements, from 0 to the array's length.
     */
    default void visit(final double[] values, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = visit(values[i]);
        }
    }

    /**
     * A text, by its characters.
     *
     * @param text the field now; never null.
     * @return the field from here on.
     */
    default String visit(final String text)
    {
        final int length = visit(text.length());
        if (!isRestoring())
        {
            for (int i = 0; i < length; i++)
            {
                visit((int)text.charAt(i));
            }
            return text;
        }
        final StringBuilder restored = new StringBuilder();
        for (int i = 0; i < length; i++)
        {
            restored.append((char)visit(0));
        }
        return restored.toString();
    }

    /**
     * What does not change once a part is made, and must be the same where a snapshot of it is restored: a length, an
     * identifier.
     *
     * @param value of the part.
     * @param what  it is, for the message.
     * @throws SnapshotException if the snapshot was made with another.
     */
    default void fixed(final long value, final String what)
    {
        final long found = visit(value);
        if (found != value)
        {
            throw new SnapshotException(what + " is " + value + ", in the snapshot " + found);
        }
    }

    /**
     * Marks the start of a part, so that a snapshot that was made by another build is refused where it differs and not
     * misread.
     *
     * @param tag of the part, unique within the core; see {@link #tag}.
     */
    default void section(final int tag)
    {
    }

    /**
     * Makes a tag.
     *
     * @param name of the part, four ASCII characters.
     * @return them as a number, the first in the lowest byte, so that they can be read in a dump.
     */
    static int tag(final String name)
    {
        int tag = 0;
        for (int i = 0; i < Integer.BYTES; i++)
        {
            tag |= name.charAt(i) << i * Byte.SIZE;
        }
        return tag;
    }

    /**
     * Whether fields take new values, so that what follows from them must be made anew.
     *
     * @return true while a snapshot is read.
     */
    default boolean isRestoring()
    {
        return false;
    }
}
