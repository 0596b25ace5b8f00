package io.petrel.journal.frame;

/**
 * One thing wrong with a queue.
 *
 * @param kind     what class of damage.
 * @param queue    {@code inbound}, {@code outbound}, or the folder's name.
 * @param sequence of the record expected where the damage is, or {@link FrameLayout#NULL_SEQUENCE} where none applies.
 * @param position byte position in the queue file, or {@link #NULL_POSITION}.
 * @param what     in one clause, for people.
 */
public record Damage(DamageKind kind, String queue, long sequence, long position, String what)
{
    /** No byte position applies. */
    public static final long NULL_POSITION = Long.MIN_VALUE;

    /**
     * Where it is.
     *
     * @return queue, sequence and byte position as far as known.
     */
    public String where()
    {
        final StringBuilder text = new StringBuilder(queue);
        if (FrameLayout.NULL_SEQUENCE != sequence)
        {
            text.append(" record ").append(sequence);
        }
        if (NULL_POSITION != position)
        {
            text.append(" at byte ").append(position);
        }
        return text.toString();
    }

    @Override
    public String toString()
    {
        return where() + ": " + what;
    }
}
