package io.petrel.core.order;

import io.petrel.codecs.unit.Units;
import java.util.Arrays;

/** The positions of one view of the venue, to look up by instrument. Reused; grows to the most it held. */
final class VenueBooks
{
    private static final int INITIAL_POSITIONS = 16;

    private int[] instrumentIds = new int[INITIAL_POSITIONS];
    private long[] lots = new long[INITIAL_POSITIONS];
    private long[] costsE8 = new long[INITIAL_POSITIONS];
    private int size;

    void clear()
    {
        size = 0;
    }

    void add(final int instrumentId, final long positionLots, final long costE8)
    {
        if (size == lots.length)
        {
            instrumentIds = Arrays.copyOf(instrumentIds, size << 1);
            lots = Arrays.copyOf(lots, size << 1);
            costsE8 = Arrays.copyOf(costsE8, size << 1);
        }
        instrumentIds[size] = instrumentId;
        lots[size] = positionLots;
        costsE8[size] = costE8;
        size++;
    }

    int size()
    {
        return size;
    }

    int instrumentId(final int index)
    {
        return instrumentIds[index];
    }

    long lotsAt(final int index)
    {
        return lots[index];
    }

    /** Signed lots, 0 when it holds none. */
    long lots(final int instrumentId)
    {
        final int index = indexOf(instrumentId);
        return index < 0 ? 0 : lots[index];
    }

    /** Notional at the average entry price, 0 when it holds none, {@link Units#NULL_E8} when the venue does not say. */
    long costE8(final int instrumentId)
    {
        final int index = indexOf(instrumentId);
        return index < 0 ? 0 : costsE8[index];
    }

    private int indexOf(final int instrumentId)
    {
        for (int i = 0; i < size; i++)
        {
            if (instrumentIds[i] == instrumentId)
            {
                return i;
            }
        }
        return -1;
    }
}
