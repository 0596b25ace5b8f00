package io.petrel.bench.match;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Orders of a seeded market: half rest around a middle that drifts, most of the rest cancel one of the last thousand,
 * the others take at once, in turns from both sides. Ids rise from 1.
 */
final class OrderStream
{
    static final byte PLACE = 0;
    static final byte TAKE = 1;
    static final byte CANCEL = 2;
    static final int COUNT = 200_000;
    static final long LEAST_TICKS = 590_000;
    static final int PRICES = 20_000;
    private static final long MIDDLE_TICKS = 600_000;
    private static final int CANCELLED_OF = 1_000;

    final byte[] kinds = new byte[COUNT];
    final boolean[] isBuy = new boolean[COUNT];
    final int[] ids = new int[COUNT];
    final long[] prices = new long[COUNT];
    final long[] sizes = new long[COUNT];

    OrderStream(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        long middle = MIDDLE_TICKS;
        boolean isNextBuy = true;
        int id = 0;
        for (int i = 0; i < COUNT; i++)
        {
            middle = Math.max(MIDDLE_TICKS - 2_000, Math.min(MIDDLE_TICKS + 2_000, middle + random.nextInt(-1, 2)));
            final int kind = random.nextInt(100);
            if (kind < 50 || i < CANCELLED_OF)
            {
                final boolean buys = random.nextBoolean();
                final long depth = 1 + (long)(Math.pow(random.nextDouble(), 3) * 500);
                set(i, PLACE, buys, ++id, buys ? middle - depth : middle + depth, 10 + random.nextInt(90));
            }
            else if (kind < 90)
            {
                set(i, CANCEL, false, 1 + Math.max(0, id - 1 - random.nextInt(CANCELLED_OF)), 0, 0);
            }
            else
            {
                set(i, TAKE, isNextBuy, ++id, isNextBuy ? middle + 1_000 : middle - 1_000, 30);
                isNextBuy = !isNextBuy;
            }
        }
    }

    void write(final Path file) throws IOException
    {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))))
        {
            out.writeInt(COUNT);
            for (int i = 0; i < COUNT; i++)
            {
                out.writeByte(kinds[i]);
                out.writeBoolean(isBuy[i]);
                out.writeInt(ids[i]);
                out.writeLong(prices[i]);
                out.writeLong(sizes[i]);
            }
        }
    }

    private void set(
        final int i, final byte kind, final boolean buys, final int id, final long priceTicks, final long sizeLots)
    {
        kinds[i] = kind;
        isBuy[i] = buys;
        ids[i] = id;
        prices[i] = priceTicks;
        sizes[i] = sizeLots;
    }
}
