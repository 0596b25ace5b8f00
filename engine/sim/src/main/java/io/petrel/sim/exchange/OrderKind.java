package io.petrel.sim.exchange;

/** How an order is priced. */
public enum OrderKind
{
    /** At its price or better. */
    LIMIT,
    /** At any price. */
    MARKET,
    /** Waits for a trade at its stop price or beyond, then is a market order. */
    STOP,
    /** Waits for a trade at its stop price or beyond, then is a limit order. */
    STOP_LIMIT;

    private static final OrderKind[] VALUES = values();

    static OrderKind of(final int code)
    {
        return VALUES[code];
    }

    boolean isStop()
    {
        return STOP == this || STOP_LIMIT == this;
    }

    boolean hasLimit()
    {
        return LIMIT == this || STOP_LIMIT == this;
    }

    OrderKind triggered()
    {
        return STOP == this ? MARKET : LIMIT;
    }
}
