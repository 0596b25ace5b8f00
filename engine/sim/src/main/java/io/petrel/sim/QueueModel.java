package io.petrel.sim;

/** Which lots of a shrinking level are assumed to have stood before our resting order. */
public enum QueueModel
{
    /** None while that is possible. */
    RISK_AVERSE,
    /** In expectation, {@code f(ahead) / (f(ahead) + f(behind))} of them with {@code f(x) = x^n}. */
    POWER,
    /** Likewise with {@code f(x) = ln(1 + x)}. */
    LOG,
    /** Those the feed names, where it gives the identity of orders ({@code MarketOrder}); elsewhere as RISK_AVERSE. */
    FIFO
}
