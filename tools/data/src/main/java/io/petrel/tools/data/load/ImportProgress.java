package io.petrel.tools.data.load;

/** Told how far an import is. */
@FunctionalInterface
public interface ImportProgress
{
    /** Nobody watches. */
    ImportProgress NONE = (done, total) ->
    {
    };

    /**
     * Some more was read.
     *
     * @param doneBytes  read from disk so far, over both passes.
     * @param totalBytes to read, over both passes.
     */
    void at(long doneBytes, long totalBytes);
}
