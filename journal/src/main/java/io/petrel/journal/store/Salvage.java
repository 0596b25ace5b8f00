package io.petrel.journal.store;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static io.petrel.journal.store.FrameFinder.NOT_FOUND;

/** Goes on behind what stopped a cursor. Only for saving what can be saved, and for telling what cannot. */
public final class Salvage
{
    private final RecordCursor cursor;

    /**
     * Stands by a cursor.
     *
     * @param cursor that may stop at damage.
     */
    public Salvage(final RecordCursor cursor)
    {
        this.cursor = cursor;
    }

    /**
     * Looks behind the damage for the next whole frame and takes it when it is the very one expected: then nothing was
     * lost, whatever stands between. A head record that no whole frame stands for is given up, if record 1 follows.
     *
     * @return true when {@link RecordCursor#next()} will deliver the record expected.
     */
    public boolean goOn()
    {
        return takeExpected() || cursor.giveUpHead() && takeExpected();
    }

    /**
     * Sequence of the first whole frame found behind the place where the cursor stopped.
     *
     * @return the sequence, or NULL_SEQUENCE when there is none.
     */
    public long sequenceBehind()
    {
        final boolean isFound =
            cursor.hasFile() && NOT_FOUND != cursor.finder().find(cursor.recordEnd(), cursor.size());
        return isFound ? cursor.finder().found().sequence() : NULL_SEQUENCE;
    }

    private boolean takeExpected()
    {
        if (null == cursor.damage() || !cursor.hasFile())
        {
            return false;
        }
        final long found = findExpected();
        return NOT_FOUND != found && cursor.resumeAt(found, cursor.finder().found().recordLength());
    }

    /** Next whole frame, if it is the expected one; frames that were there before do not count. */
    private long findExpected()
    {
        final FrameFinder finder = cursor.finder();
        final long size = cursor.size();
        long found = finder.find(cursor.recordEnd(), size);
        while (NOT_FOUND != found && finder.found().sequence() < cursor.expectedSequence())
        {
            found = finder.find(found + finder.found().recordLength(), size);
        }
        return NOT_FOUND != found && finder.found().sequence() == cursor.expectedSequence() ? found : NOT_FOUND;
    }
}
