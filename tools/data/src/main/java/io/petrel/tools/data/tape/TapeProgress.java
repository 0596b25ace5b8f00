package io.petrel.tools.data.tape;

/** Told how far the reading of a tape is. */
@FunctionalInterface
public interface TapeProgress
{
    /** Nobody watches. */
    TapeProgress NONE = (done, total) ->
    {
    };

    /**
     * One more record was read.
     *
     * @param doneRecords  so far.
     * @param totalRecords on the tape.
     */
    void at(long doneRecords, long totalRecords);
}
