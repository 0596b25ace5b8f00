package io.petrel.node.config;

import io.petrel.sim.Capabilities;
import io.petrel.sim.FaultSettings;
import io.petrel.sim.FilterSettings;
import io.petrel.sim.MarginSettings;
import io.petrel.sim.RateLimitSettings;
import java.util.List;

/** Keys of what a venue takes, asks for and does wrong: filters, limits, margin, kinds of orders, faults. */
final class VenueRuleKeys
{
    private static final String FILTERS = "filters.";
    private static final String RATE_LIMIT = "rate_limit.";
    private static final String MARGIN = "margin.";
    private static final String CAPABILITIES = "capabilities.";
    private static final String FAULTS = "faults.";
    private static final String MONEY = "settlement currency";
    private static final String MOST_MONEY = "92233720368.54775807";
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long YEAR_NS = 365 * DAY_NS;

    private VenueRuleKeys()
    {
    }

    static List<KeySpec> specs()
    {
        return List.of(
            OptionalKeys.lots(FILTERS + "tick_multiple", "ticks", "Prices must be a multiple of so many ticks"),
            OptionalKeys.lots(FILTERS + "lot_multiple", "lots", "Sizes must be a multiple of so many lots"),
            OptionalKeys.lots(FILTERS + "min_lots", "lots", "Smallest size of an order"),
            OptionalKeys.lots(FILTERS + "max_lots", "lots", "Largest size of an order"),
            OptionalKeys.number(FILTERS + "min_notional", ValueType.E8, MONEY, "0", MOST_MONEY,
                "Smallest worth of an order; reduce-only ones are exempt"),
            OptionalKeys.number(FILTERS + "max_notional", ValueType.E8, MONEY, "0", MOST_MONEY,
                "Largest worth of an order"),
            OptionalKeys.number(FILTERS + "price_band", ValueType.E8, "fraction of the mark", 0, 1,
                "Furthest limit or stop price; 0: no band"),
            OptionalKeys.number(FILTERS + "max_open_orders", ValueType.LONG, "orders", 1, Integer.MAX_VALUE,
                "Orders of one account in one instrument"),
            OptionalKeys.number(RATE_LIMIT + "max_messages", ValueType.LONG, "messages", 0, 1 << 16,
                "Most messages in a window; 0: no limit"),
            OptionalKeys.time(RATE_LIMIT + "window_ns", 1_000_000, DAY_NS, "The window"),
            OptionalKeys.time(RATE_LIMIT + "ban_ns", 0, DAY_NS,
                "For how long everything is refused after that"),
            OptionalKeys.rate(MARGIN + "initial", "fraction of notional",
                "Collateral an order needs; 0: no margin is kept"),
            OptionalKeys.rate(MARGIN + "maintenance", "fraction of notional",
                "Equity a position must keep or be liquidated"),
            OptionalKeys.rate(MARGIN + "liquidation_fee", "fraction of notional",
                "Added to the taker's fee in a liquidation"),
            OptionalKeys.number(MARGIN + "collateral", ValueType.E8, MONEY, "0", MOST_MONEY,
                "Of each wallet at the start"),
            OptionalKeys.flag(MARGIN + "is_cross", "Whether all linear instruments of an account share one wallet"),
            OptionalKeys.flag(MARGIN + "charges_funding", "Whether funding on the tape is charged"),
            OptionalKeys.flag(CAPABILITIES + "stops", "Whether the venue knows stop orders"),
            OptionalKeys.flag(CAPABILITIES + "post_only", "Whether it knows post-only orders"),
            OptionalKeys.flag(CAPABILITIES + "reduce_only", "Whether it knows reduce-only orders"),
            OptionalKeys.flag(CAPABILITIES + "fill_or_kill", "Whether it knows FOK orders"),
            OptionalKeys.flag(CAPABILITIES + "replace", "Whether working orders can be changed"),
            OptionalKeys.flag(CAPABILITIES + "timed", "Whether it knows GTD and DAY orders"),
            OptionalKeys.flag(CAPABILITIES + "groups", "Whether it knows orders that cancel each other"),
            OptionalKeys.number(FAULTS + "seed", ValueType.LONG, "1", 0, Long.MAX_VALUE, "Seed of all faults"),
            OptionalKeys.rate(FAULTS + "reject_rate", "orders", "New orders that a busy venue refuses"),
            OptionalKeys.time(FAULTS + "outage_every_ns", 0, YEAR_NS,
                "Mean time between outages of order entry; 0: none"),
            OptionalKeys.time(FAULTS + "outage_ns", 1, YEAR_NS, "Mean length of an outage"),
            OptionalKeys.flag(FAULTS + "loses_requests", "Whether what would arrive during an outage is lost"),
            OptionalKeys.flag(FAULTS + "loses_reports", "Whether reports in flight or made during it are lost"),
            OptionalKeys.flag(FAULTS + "cancels_on_disconnect", "Whether it cancels what rests"),
            OptionalKeys.time(FAULTS + "halt_every_ns", 0, YEAR_NS, "Mean time between trading halts; 0: none"),
            OptionalKeys.time(FAULTS + "halt_ns", 1, YEAR_NS, "Mean length of a halt"));
    }

    static FilterSettings filters(final Section section)
    {
        final FilterSettings usual = FilterSettings.DEFAULT;
        return new FilterSettings(
            OptionalKeys.longValue(section, FILTERS + "tick_multiple", usual.tickMultiple()),
            OptionalKeys.longValue(section, FILTERS + "lot_multiple", usual.lotMultiple()),
            OptionalKeys.longValue(section, FILTERS + "min_lots", usual.minLots()),
            OptionalKeys.longValue(section, FILTERS + "max_lots", usual.maxLots()),
            OptionalKeys.longValue(section, FILTERS + "min_notional", usual.minNotionalE8()),
            OptionalKeys.longValue(section, FILTERS + "max_notional", usual.maxNotionalE8()),
            OptionalKeys.longValue(section, FILTERS + "price_band", usual.priceBandRateE8()),
            OptionalKeys.intValue(section, FILTERS + "max_open_orders", usual.maxOpenOrders()));
    }

    static RateLimitSettings rateLimit(final Section section)
    {
        final RateLimitSettings usual = RateLimitSettings.DEFAULT;
        return new RateLimitSettings(
            OptionalKeys.intValue(section, RATE_LIMIT + "max_messages", usual.maxMessages()),
            OptionalKeys.longValue(section, RATE_LIMIT + "window_ns", usual.windowNs()),
            OptionalKeys.longValue(section, RATE_LIMIT + "ban_ns", usual.banNs()));
    }

    static MarginSettings margin(final Section section)
    {
        final MarginSettings usual = MarginSettings.DEFAULT;
        return new MarginSettings(
            OptionalKeys.longValue(section, MARGIN + "initial", usual.initialRateE8()),
            OptionalKeys.longValue(section, MARGIN + "maintenance", usual.maintenanceRateE8()),
            OptionalKeys.longValue(section, MARGIN + "liquidation_fee", usual.liquidationFeeRateE8()),
            OptionalKeys.longValue(section, MARGIN + "collateral", usual.collateralE8()),
            OptionalKeys.flag(section, MARGIN + "is_cross", usual.isCross()),
            OptionalKeys.flag(section, MARGIN + "charges_funding", usual.chargesFunding()));
    }

    static Capabilities capabilities(final Section section)
    {
        final Capabilities usual = Capabilities.DEFAULT;
        return new Capabilities(
            OptionalKeys.flag(section, CAPABILITIES + "stops", usual.stops()),
            OptionalKeys.flag(section, CAPABILITIES + "post_only", usual.postOnly()),
            OptionalKeys.flag(section, CAPABILITIES + "reduce_only", usual.reduceOnly()),
            OptionalKeys.flag(section, CAPABILITIES + "fill_or_kill", usual.fillOrKill()),
            OptionalKeys.flag(section, CAPABILITIES + "replace", usual.replace()),
            OptionalKeys.flag(section, CAPABILITIES + "timed", usual.timed()),
            OptionalKeys.flag(section, CAPABILITIES + "groups", usual.groups()));
    }

    static FaultSettings faults(final Section section)
    {
        final FaultSettings usual = FaultSettings.DEFAULT;
        return new FaultSettings(
            OptionalKeys.longValue(section, FAULTS + "seed", usual.seed()),
            OptionalKeys.longValue(section, FAULTS + "reject_rate", usual.rejectRateE8()),
            OptionalKeys.longValue(section, FAULTS + "outage_every_ns", usual.outageEveryNs()),
            OptionalKeys.longValue(section, FAULTS + "outage_ns", usual.outageNs()),
            OptionalKeys.flag(section, FAULTS + "loses_requests", usual.losesRequests()),
            OptionalKeys.flag(section, FAULTS + "loses_reports", usual.losesReports()),
            OptionalKeys.flag(section, FAULTS + "cancels_on_disconnect", usual.cancelsOnDisconnect()),
            OptionalKeys.longValue(section, FAULTS + "halt_every_ns", usual.haltEveryNs()),
            OptionalKeys.longValue(section, FAULTS + "halt_ns", usual.haltNs()));
    }
}
