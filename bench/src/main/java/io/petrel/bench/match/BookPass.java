package io.petrel.bench.match;

import io.petrel.bench.risk.GateBenchmark;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.sim.exchange.BookListener;
import io.petrel.sim.exchange.EndReason;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.exchange.SelfTrade;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One pass of an order stream into a fresh book of ours. With risk, what takes at once goes through the gate of an
 * account with its limits and is booked in its portfolio; only these orders are timed then.
 */
final class BookPass implements BookListener
{
    private static final int CAPACITY = 1 << 17;

    private final OrderStream stream;
    private final MatchingBook book =
        new MatchingBook(OrderStream.LEAST_TICKS, OrderStream.PRICES, CAPACITY, this);
    private final NewOrder order = new NewOrder();
    private final long[] bookIds = new long[OrderStream.COUNT + 1];
    private final Histogram ns = new Histogram(1, TimeUnit.MINUTES.toNanos(1), 3);
    private final GateBenchmark gate;
    private long hash;
    private long trades;
    private int taken;

    BookPass(final OrderStream stream, final boolean hasRisk)
    {
        this.stream = stream;
        gate = hasRisk ? new GateBenchmark() : null;
        if (hasRisk)
        {
            gate.rules = "LIMITS";
            gate.setup();
            gate.venue(this::submit);
        }
    }

    Histogram run()
    {
        long lastNs = System.nanoTime();
        for (int i = 0; i < OrderStream.COUNT; i++)
        {
            if (OrderStream.TAKE == stream.kinds[i])
            {
                lastNs = null == gate ? lastNs : System.nanoTime();
                take(i);
            }
            else if (OrderStream.PLACE == stream.kinds[i])
            {
                place(i, Lifetime.GTC);
            }
            else
            {
                book.cancel(bookIds[stream.ids[i]]);
            }
            if (null == gate || OrderStream.TAKE == stream.kinds[i])
            {
                final long nowNs = System.nanoTime();
                ns.recordValue(Math.max(1, nowNs - lastNs));
                lastNs = nowNs;
            }
        }
        return ns;
    }

    String trades()
    {
        return trades + " " + hash;
    }

    @Override
    public void onTrade(final int takerSlot, final int makerSlot, final long priceTicks, final long lots)
    {
        trades++;
        hash = 31 * (31 * (31 * (31 * hash + book.orders().tag(takerSlot)) + book.orders().tag(makerSlot)) +
            priceTicks) + lots;
        if (null != gate && OrderStream.TAKE == stream.kinds[taken])
        {
            gate.fill(stream.isBuy[taken], priceTicks, lots);
        }
    }

    @Override
    public void onAccepted(final int slot)
    {
    }

    @Override
    public void onEnded(final int slot, final EndReason reason)
    {
    }

    @Override
    public void onTriggered(final int slot)
    {
    }

    @Override
    public void onReplaced(final int slot)
    {
    }

    @Override
    public void onDecremented(final int slot)
    {
    }

    @Override
    public void onLevel(final boolean isBid, final long priceTicks)
    {
    }

    private void take(final int i)
    {
        taken = i;
        if (null == gate)
        {
            place(i, Lifetime.IOC);
        }
        else if (0 != gate.order(stream.isBuy[i], stream.prices[i], stream.sizes[i]))
        {
            throw new IllegalStateException("the gate refused order " + stream.ids[i]);
        }
    }

    private void submit(final ApprovedOrder approved)
    {
        place(taken, Lifetime.IOC);
    }

    private void place(final int i, final Lifetime lifetime)
    {
        taken = i;
        order.limit(1, stream.ids[i], stream.isBuy[i], stream.prices[i], stream.sizes[i])
            .lifetime(lifetime).onSelfTrade(SelfTrade.ALLOW);
        bookIds[stream.ids[i]] = book.submit(i, order);
    }
}
