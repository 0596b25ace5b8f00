package io.petrel.sim.exchange;

/** What an incoming order does when it meets one of its own owner. */
public enum SelfTrade
{
    /** Trades. */
    ALLOW,
    /** The incoming order ends. */
    CANCEL_TAKER,
    /** The resting order ends. */
    CANCEL_RESTING,
    /** Both end. */
    CANCEL_BOTH,
    /** Both shrink by the smaller of the two, without a trade. */
    DECREMENT;

    private static final SelfTrade[] VALUES = values();

    static SelfTrade of(final int code)
    {
        return VALUES[code];
    }
}
