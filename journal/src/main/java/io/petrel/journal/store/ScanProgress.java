package io.petrel.journal.store;

/** Told now and then how far a checking read is. */
@FunctionalInterface
public interface ScanProgress
{
    /** Nobody listens. */
    ScanProgress NONE = (queue, bytes, total) ->
    {
    };

    /**
     * How far it is.
     *
     * @param queue folder name.
     * @param bytes read so far.
     * @param total to read.
     */
    void onProgress(String queue, long bytes, long total);
}
