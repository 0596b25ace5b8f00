package io.petrel.core.order;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Which ids of one kind of a venue session's reports were seen: one bit each for the last {@link #SPAN} ids up to the
 * highest. So a duplicate is told from a report that was overtaken. An id older than the span counts as seen. Pipeline
 * thread only; allocates nothing once made.
 */
public final class ReportWindow implements Stateful
{
    /** Ids below the highest that are told apart. */
    static final int SPAN = 4096;

    private static final int MASK = SPAN - 1;

    private final long[] bits = new long[SPAN / Long.SIZE];
    private long highest = Units.NULL_ID;

    /** A new session counts from the start again. */
    public void reset()
    {
        Arrays.fill(bits, 0);
        highest = Units.NULL_ID;
    }

    /** Whether reports with a greater id came before. */
    boolean isOvertaken(final long reportId)
    {
        return reportId < highest;
    }

    /**
     * Marks an id as seen.
     *
     * @param reportId from 0, rising within the session; or the null id, which is always new.
     * @return whether it was new.
     */
    public boolean add(final long reportId)
    {
        if (Units.NULL_ID == reportId)
        {
            return true;
        }
        if (Units.NULL_ID == highest || reportId > highest)
        {
            advance(reportId);
            return true;
        }
        return highest - reportId < SPAN && set(reportId);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        highest = state.visit(highest);
        state.visit(bits, bits.length);
    }

    private void advance(final long reportId)
    {
        if (Units.NULL_ID == highest || reportId - highest >= SPAN || reportId - highest < 0)
        {
            Arrays.fill(bits, 0);
        }
        else
        {
            for (long id = highest + 1; id < reportId; id++)
            {
                bits[word(id)] &= ~bit(id);
            }
        }
        highest = reportId;
        bits[word(reportId)] |= bit(reportId);
    }

    private boolean set(final long reportId)
    {
        final boolean isNew = 0 == (bits[word(reportId)] & bit(reportId));
        bits[word(reportId)] |= bit(reportId);
        return isNew;
    }

    private static int word(final long id)
    {
        return (int)(id & MASK) / Long.SIZE;
    }

    private static long bit(final long id)
    {
        return 1L << (id & Long.SIZE - 1);
    }
}
