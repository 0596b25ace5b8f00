package io.petrel.bench.plain;

import io.petrel.core.feature.Feature;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Is told what comes in and what is worked out, in order, so that a run can be looked into later. */
interface Notes
{
    /** Keeps nothing. */
    Notes NONE = (sequence, timeNs, what) ->
    {
    };

    /** What happened with event {@code sequence}: one of the records here or of the engine, features or votes. */
    void note(long sequence, long timeNs, Object what);

    /** A quote came in. */
    record Quote(Level bid, Level ask, long id)
    {
    }

    /** A book or changes of it came in. */
    record Depth(boolean isWhole, long firstId, long lastId, long previousId, List<Level> bids, List<Level> asks)
    {
    }

    /** The venue said something on an order; price and size are null where nothing was filled. */
    record Report(long orderId, String what, BigDecimal price, BigDecimal size, BigDecimal fee)
    {
    }

    /** Where the account stands. */
    record Account(BigDecimal size, BigDecimal equity, BigDecimal drawdown)
    {
    }

    /** At the end of a bar. */
    record Features(Map<Feature, Double> values)
    {
    }

    /** What the engines want, under which regime. */
    record Votes(String regime, double confidence, List<Vote> votes)
    {
    }

    /** What is wanted to be held. */
    record Target(BigDecimal size, Exits exits)
    {
    }
}
