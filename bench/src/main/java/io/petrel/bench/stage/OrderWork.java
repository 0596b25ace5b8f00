package io.petrel.bench.stage;

import io.petrel.core.order.Order;
import io.petrel.core.pipeline.OrderEncoding;
import io.petrel.core.pipeline.Pipeline;

/** Order encode: the first order of a recorded run, as it left. */
final class OrderWork implements StageWork
{
    private static final int OPERATIONS = 64;

    private final OrderEncoding encoding;
    private final Order order;
    private long nowNs;
    private long bytes;

    OrderWork(final DecisionTape tape)
    {
        final long[] orderId = new long[1];
        final Pipeline core = tape.atFirstOrder(orderId);
        order = core.account(0).orders().find(orderId[0]);
        encoding = new OrderEncoding(core);
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            bytes = encoding.encode(order, ++nowNs);
        }
        return bytes;
    }

    @Override
    public void check()
    {
        if (0 == bytes || 0 != bytes % nowNs)
        {
            throw new IllegalStateException(nowNs + " orders in " + bytes + " bytes");
        }
    }
}
