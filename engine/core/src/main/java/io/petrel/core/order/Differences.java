package io.petrel.core.order;

import io.petrel.codecs.event.DifferenceKind;

/**
 * What differs between one view of the venue and our books: told, counted, and summed to a digest that is the same for
 * the same differences, whatever moved on both sides alike. Pipeline thread only; allocates nothing.
 */
final class Differences
{
    private static final long DIGEST_MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int DIGEST_SHIFT = 32;

    private final OrderSink sink;
    private final int accountId;
    private long requestId;
    private int count;
    private long digest;

    Differences(final OrderSink sink, final int accountId)
    {
        this.sink = sink;
        this.accountId = accountId;
    }

    void begin(final long newRequestId)
    {
        requestId = newRequestId;
        count = 0;
        digest = 0;
    }

    void tell(
        final DifferenceKind kind,
        final long clientOrderId,
        final int instrumentId,
        final long ourValue,
        final long venueValue)
    {
        count++;
        digest += digestOf(kind, clientOrderId, instrumentId, venueValue - ourValue);
        sink.onDifference(accountId, requestId, kind, clientOrderId, instrumentId, ourValue, venueValue);
    }

    int count()
    {
        return count;
    }

    long digest()
    {
        return digest;
    }

    /** Of one difference; a sum of them can lose one again. */
    static long digestOf(
        final DifferenceKind kind, final long clientOrderId, final int instrumentId, final long difference)
    {
        long mixed = (kind.value() ^ difference) * DIGEST_MULTIPLIER;
        mixed = ((mixed ^ mixed >>> DIGEST_SHIFT) + instrumentId) * DIGEST_MULTIPLIER;
        mixed = ((mixed ^ mixed >>> DIGEST_SHIFT) + clientOrderId) * DIGEST_MULTIPLIER;
        return mixed ^ mixed >>> DIGEST_SHIFT;
    }
}
