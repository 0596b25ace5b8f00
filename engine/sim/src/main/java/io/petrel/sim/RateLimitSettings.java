package io.petrel.sim;

/**
 * How many messages the venue takes before it bans us: everything that arrives during a ban is refused, cancels too.
 *
 * @param maxMessages orders, cancels and replaces in one window, from 0 (no limit) to 65,536.
 * @param windowNs    the window, ns, from a millisecond to a day.
 * @param banNs       how long the ban lasts from the message that broke the limit, ns, from 0 (only that message) to a
 *                    day.
 */
public record RateLimitSettings(int maxMessages, long windowNs, long banNs)
{
    /** No limit. */
    public static final RateLimitSettings DEFAULT = new RateLimitSettings(0, 1_000_000_000L, 0);

    private static final int MESSAGE_LIMIT = 1 << 16;
    private static final long DAY_NS = 24 * SettingRange.HOUR_NS;

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public RateLimitSettings
    {
        SettingRange.require("maxMessages", maxMessages, 0, MESSAGE_LIMIT);
        SettingRange.require("windowNs", windowNs, 1_000_000L, DAY_NS);
        SettingRange.require("banNs", banNs, 0, DAY_NS);
    }
}
