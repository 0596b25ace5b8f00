package io.petrel.core.order;

import io.petrel.core.param.ParamSpec;
import java.util.List;

/**
 * Numbers the life of orders needs from outside, and what the venue can do. What is not set is not done; what a venue
 * is not said to have is emulated here.
 */
public final class OrderParams
{
    /** Time without an answer after which the venue is asked what became of an order. */
    public static final String ANSWER_TIMEOUT_NS = "orders.answer_timeout_ns";
    /** Time between two reconciliations; the first is at the start. */
    public static final String RECONCILE_INTERVAL_NS = "orders.reconcile_interval_ns";
    /** Time from a view that differs to the next look. */
    public static final String RECONCILE_RETRY_NS = "orders.reconcile_retry_ns";
    /** Difference of money that is rounding. */
    public static final String RECONCILE_TOLERANCE_E8 = "orders.reconcile_tolerance_e8";
    /** Whether the venue ends GTD orders by itself. */
    public static final String VENUE_HAS_GTD = "orders.venue_has_gtd";
    /** Whether the venue ends DAY orders by itself. */
    public static final String VENUE_HAS_DAY = "orders.venue_has_day";
    /** Whether the venue lacks IOC. */
    public static final String VENUE_LACKS_IOC = "orders.venue_lacks_ioc";
    /** Whether the venue lacks FOK. */
    public static final String VENUE_LACKS_FOK = "orders.venue_lacks_fok";

    private static final long MONEY_MAX_E8 = 4_000_000_000_000_000_000L;

    private OrderParams()
    {
    }

    /** {@return the specs of all keys of this stage} */
    public static List<ParamSpec> specs()
    {
        return List.of(
            ParamSpec.ofLong(ANSWER_TIMEOUT_NS, "ns", 1, Long.MAX_VALUE,
                "Time without an answer of the venue after which it is asked about an order"),
            ParamSpec.ofLong(RECONCILE_INTERVAL_NS, "ns", 1, Long.MAX_VALUE,
                "Time between two comparisons with the venue's books; the first is at the start"),
            ParamSpec.ofLong(RECONCILE_RETRY_NS, "ns", 1, Long.MAX_VALUE,
                "Time from a comparison that found differences to the next"),
            ParamSpec.ofLong(RECONCILE_TOLERANCE_E8, "E8", 0, MONEY_MAX_E8,
                "Difference of cost or profit that counts as rounding"),
            ParamSpec.ofFlag(VENUE_HAS_GTD, "The venue ends orders at their expiry time; else the core cancels them"),
            ParamSpec.ofFlag(VENUE_HAS_DAY, "The venue ends orders with the day; else the core cancels them"),
            ParamSpec.ofFlag(VENUE_LACKS_IOC,
                "The venue has no immediate orders; they go as GTC and the core cancels the rest once confirmed"),
            ParamSpec.ofFlag(VENUE_LACKS_FOK, "The venue has no fill-or-kill orders; they are refused here"));
    }
}
