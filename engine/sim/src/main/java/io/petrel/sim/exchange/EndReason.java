package io.petrel.sim.exchange;

/** Why what was left of an order ended. */
public enum EndReason
{
    /** Its owner cancelled it. */
    REQUESTED,
    /** Its expiry came. */
    EXPIRED,
    /** What an IOC could not trade at once. */
    IMMEDIATE_REMAINDER,
    /** A FOK that could not trade whole. */
    NOT_FILLABLE,
    /** A market order that found the other side empty. */
    NO_LIQUIDITY,
    /** It met an order of its own owner. */
    SELF_TRADE,
    /** A triggered post-only order that would have traded at once. */
    WOULD_TAKE
}
