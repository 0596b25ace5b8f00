package io.petrel.tools.data.source;

/** Told how many bytes of a file were read from disk since the last call. */
@FunctionalInterface
public interface ByteCount
{
    /**
     * More bytes were read.
     *
     * @param bytes since the last call.
     */
    void add(long bytes);
}
