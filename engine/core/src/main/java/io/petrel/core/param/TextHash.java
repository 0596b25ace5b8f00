package io.petrel.core.param;

import org.agrona.DirectBuffer;

/** 64-bit FNV-1a hash of a text's bytes (Fowler, Noll and Vo): names a text in state without keeping it. */
public final class TextHash
{
    private static final long OFFSET_BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private TextHash()
    {
    }

    /**
     * Hashes bytes.
     *
     * @param buffer holding the text.
     * @param offset of its first byte.
     * @param length in bytes.
     * @return the hash.
     */
    public static long of(final DirectBuffer buffer, final int offset, final int length)
    {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < length; i++)
        {
            hash = (hash ^ (buffer.getByte(offset + i) & 0xFF)) * PRIME;
        }
        return hash;
    }

    /**
     * Hashes an ASCII text.
     *
     * @param text to hash; characters beyond 255 count by their low byte.
     * @return the hash.
     */
    public static long of(final CharSequence text)
    {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < text.length(); i++)
        {
            hash = (hash ^ (text.charAt(i) & 0xFF)) * PRIME;
        }
        return hash;
    }
}
