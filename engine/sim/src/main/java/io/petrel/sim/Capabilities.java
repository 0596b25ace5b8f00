package io.petrel.sim;

/**
 * Which kinds of orders the venue knows; others are refused with NOT_SUPPORTED.
 *
 * @param stops      STOP and STOP_LIMIT.
 * @param postOnly   orders that must not take.
 * @param reduceOnly orders that must not open or turn a position.
 * @param fillOrKill FOK.
 * @param replace    changing price or size of a working order.
 * @param timed      GTD and DAY; either needs its expiry time, for the venue has no calendar.
 * @param groups     orders that cancel the others of their group once they have filled whole.
 */
public record Capabilities(
    boolean stops,
    boolean postOnly,
    boolean reduceOnly,
    boolean fillOrKill,
    boolean replace,
    boolean timed,
    boolean groups)
{
    /** All of them. */
    public static final Capabilities DEFAULT = new Capabilities(true, true, true, true, true, true, true);
}
