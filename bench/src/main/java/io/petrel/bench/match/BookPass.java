package io.petrel.bench.match;

import io.petrel.bench.risk.GateBenchmark;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.sim.exchange.BookListener;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.MatchingBook;
import io.petrel.sim.exchange.NewOrder;
import io.petrel.sim.exchange.SelfTrade;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One pass of an order stream into a fresh book of ours. With a balance or the gate around it, what takes at once must
 * pass and is booked in a portfolio; only these orders are timed then.
 */
final class BookPass implements BookListener
{
    /** What stands around the book. */
    enum Risk
    {
        /** Nothing. */
        NONE,
        /** A check that the money is there: {@link BalanceCheck}. */
        BALANCE,
        /** The gate of an account with the thirteen limits that every account has. */
        GATE
    }

    private static final int CAPACITY = 1 << 17;

    private final OrderStream stream;
    private final MatchingBook book =
        new MatchingBook(OrderStream.LEAST_TICKS, OrderStream.PRICES, CAPACITY, this);
    private final NewOrder order = new NewOrder();
    private final long[] bookIds = new long[OrderStream.COUNT + 1];
    private final Histogram ns = new Histogram(1, TimeUnit.MINUTES.toNanos(1), 3);
    private final Risk risk;
    private final GateBenchmark gate;
    private final BalanceCheck balance;
    private long hash;
    private long trades;
    private int taken;
    private long takenLots;

    BookPass(final OrderStream stream, final Risk risk)
    {
        this.stream = stream;
        this.risk = risk;
        gate = Risk.GATE == risk ? new GateBenchmark() : null;
        balance = Risk.BALANCE == risk ? new BalanceCheck() : null;
        if (null != gate)
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
                lastNs = Risk.NONE == risk ? lastNs : System.nanoTime();
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
            if (Risk.NONE == risk || OrderStream.TAKE == stream.kinds[i])
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
        if (Risk.NONE != risk && OrderStream.TAKE == stream.kinds[taken])
        {
            book(priceTicks, lots);
        }
    }

    private void take(final int i)
    {
        taken = i;
        takenLots = 0;
        switch (risk)
        {
            case NONE -> place(i, Lifetime.IOC);
            case BALANCE -> takeCovered(i);
            case GATE -> require(0 == gate.order(stream.isBuy[i], stream.prices[i], stream.sizes[i]));
        }
    }

    private void takeCovered(final int i)
    {
        require(balance.reserve(stream.ids[i], stream.isBuy[i], stream.prices[i], stream.sizes[i]));
        place(i, Lifetime.IOC);
        balance.release(stream.ids[i]);
    }

    private void book(final long priceTicks, final long lots)
    {
        takenLots += lots;
        if (Risk.GATE == risk)
        {
            gate.fill(stream.isBuy[taken], priceTicks, lots);
        }
        else
        {
            balance.onTrade(stream.ids[taken], stream.isBuy[taken], priceTicks, lots, stream.sizes[taken] - takenLots);
        }
    }

    private void require(final boolean hasPassed)
    {
        if (!hasPassed)
        {
            throw new IllegalStateException("order " + stream.ids[taken] + " was refused");
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
