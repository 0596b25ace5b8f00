package io.petrel.tools.data.tape;

/**
 * The book at one moment. Prices and sizes are plain decimals without trailing zeros.
 *
 * @param count        deltas applied so far, not counting those sent again behind a snapshot.
 * @param lastUpdateId of the book.
 * @param bid          best bid, empty when that side is.
 * @param bidSize      size there.
 * @param ask          best ask, empty when that side is.
 * @param askSize      size there.
 * @param bidLevels    levels on the bid side.
 * @param askLevels    levels on the ask side.
 * @param crc32        of the ten best levels of both sides, see {@link BookCheckpoints}.
 */
public record BookCheckpoint(
    long count,
    long lastUpdateId,
    String bid,
    String bidSize,
    String ask,
    String askSize,
    int bidLevels,
    int askLevels,
    long crc32)
{
}
