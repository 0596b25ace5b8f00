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
            lots("filters.tick_multiple", "ticks", "Prices must be a multiple of so many ticks"),
            lots("filters.lot_multiple", "lots", "Sizes must be a multiple of so many lots"),
            lots("filters.min_lots", "lots", "Smallest size of an order"),
            lots("filters.max_lots", "lots", "Largest size of an order"),
            OptionalKeys.number("filters.min_notional", ValueType.E8, MONEY, "0", MOST_MONEY,
                "Smallest worth of an order; reduce-only ones are exempt"),
            OptionalKeys.number("filters.max_notional", ValueType.E8, MONEY, "0", MOST_MONEY,
                "Largest worth of an order"),
            OptionalKeys.number("filters.price_band", ValueType.E8, "fraction of the mark", 0, 1,
                "Furthest limit or stop price; 0: no band"),
            OptionalKeys.number("filters.max_open_orders", ValueType.LONG, "orders", 1, Integer.MAX_VALUE,
                "Orders of one account in one instrument"),
            OptionalKeys.number("rate_limit.max_messages", ValueType.LONG, "messages", 0, 1 << 16,
                "Most messages in a window; 0: no limit"),
            OptionalKeys.number("rate_limit.window_ns", ValueType.LONG, "ns", 1_000_000, DAY_NS, "The window"),
            OptionalKeys.number("rate_limit.ban_ns", ValueType.LONG, "ns", 0, DAY_NS,
                "For how long everything is refused after that"),
            rate("margin.initial", "fraction of notional", "Collateral an order needs; 0: no margin is kept"),
            rate("margin.maintenance", "fraction of notional", "Equity a position must keep or be liquidated"),
            rate("margin.liquidation_fee", "fraction of notional", "Added to the taker's fee in a liquidation"),
            OptionalKeys.number("margin.collateral", ValueType.E8, MONEY, "0", MOST_MONEY,
                "Of each wallet at the start"),
            OptionalKeys.flag("margin.is_cross", "Whether all linear instruments of an account share one wallet"),
            OptionalKeys.flag("margin.charges_funding", "Whether funding on the tape is charged"),
            OptionalKeys.flag("capabilities.stops", "Whether the venue knows stop orders"),
            OptionalKeys.flag("capabilities.post_only", "Whether it knows post-only orders"),
            OptionalKeys.flag("capabilities.reduce_only", "Whether it knows reduce-only orders"),
            OptionalKeys.flag("capabilities.fill_or_kill", "Whether it knows FOK orders"),
            OptionalKeys.flag("capabilities.replace", "Whether working orders can be changed"),
            OptionalKeys.flag("capabilities.timed", "Whether it knows GTD and DAY orders"),
            OptionalKeys.flag("capabilities.groups", "Whether it knows orders that cancel each other"),
            OptionalKeys.number("faults.seed", ValueType.LONG, "1", 0, Long.MAX_VALUE, "Seed of all faults"),
            rate("faults.reject_rate", "orders", "New orders that a busy venue refuses"),
            time("faults.outage_every_ns", 0, "Mean time between outages of order entry; 0: none"),
            time("faults.outage_ns", 1, "Mean length of an outage"),
            OptionalKeys.flag("faults.loses_requests", "Whether what would arrive during an outage is lost"),
            OptionalKeys.flag("faults.loses_reports", "Whether reports in flight or made during it are lost"),
            OptionalKeys.flag("faults.cancels_on_disconnect", "Whether it cancels what rests"),
            time("faults.halt_every_ns", 0, "Mean time between trading halts; 0: none"),
            time("faults.halt_ns", 1, "Mean length of a halt"));
    }

    static FilterSettings filters(final Section section)
    {
        final FilterSettings usual = FilterSettings.DEFAULT;
        return new FilterSettings(
            OptionalKeys.longValue(section, "filters.tick_multiple", usual.tickMultiple()),
            OptionalKeys.longValue(section, "filters.lot_multiple", usual.lotMultiple()),
            OptionalKeys.longValue(section, "filters.min_lots", usual.minLots()),
            OptionalKeys.longValue(section, "filters.max_lots", usual.maxLots()),
            OptionalKeys.longValue(section, "filters.min_notional", usual.minNotionalE8()),
            OptionalKeys.longValue(section, "filters.max_notional", usual.maxNotionalE8()),
            OptionalKeys.longValue(section, "filters.price_band", usual.priceBandRateE8()),
            OptionalKeys.intValue(section, "filters.max_open_orders", usual.maxOpenOrders()));
    }

    static RateLimitSettings rateLimit(final Section section)
    {
        final RateLimitSettings usual = RateLimitSettings.DEFAULT;
        return new RateLimitSettings(
            OptionalKeys.intValue(section, "rate_limit.max_messages", usual.maxMessages()),
            OptionalKeys.longValue(section, "rate_limit.window_ns", usual.windowNs()),
            OptionalKeys.longValue(section, "rate_limit.ban_ns", usual.banNs()));
    }

    static MarginSettings margin(final Section section)
    {
        final MarginSettings usual = MarginSettings.DEFAULT;
        return new MarginSettings(
            OptionalKeys.longValue(section, "margin.initial", usual.initialRateE8()),
            OptionalKeys.longValue(section, "margin.maintenance", usual.maintenanceRateE8()),
            OptionalKeys.longValue(section, "margin.liquidation_fee", usual.liquidationFeeRateE8()),
            OptionalKeys.longValue(section, "margin.collateral", usual.collateralE8()),
            OptionalKeys.flag(section, "margin.is_cross", usual.isCross()),
            OptionalKeys.flag(section, "margin.charges_funding", usual.chargesFunding()));
    }

    static Capabilities capabilities(final Section section)
    {
        final Capabilities usual = Capabilities.DEFAULT;
        return new Capabilities(
            OptionalKeys.flag(section, "capabilities.stops", usual.stops()),
            OptionalKeys.flag(section, "capabilities.post_only", usual.postOnly()),
            OptionalKeys.flag(section, "capabilities.reduce_only", usual.reduceOnly()),
            OptionalKeys.flag(section, "capabilities.fill_or_kill", usual.fillOrKill()),
            OptionalKeys.flag(section, "capabilities.replace", usual.replace()),
            OptionalKeys.flag(section, "capabilities.timed", usual.timed()),
            OptionalKeys.flag(section, "capabilities.groups", usual.groups()));
    }

    static FaultSettings faults(final Section section)
    {
        final FaultSettings usual = FaultSettings.DEFAULT;
        return new FaultSettings(
            OptionalKeys.longValue(section, "faults.seed", usual.seed()),
            OptionalKeys.longValue(section, "faults.reject_rate", usual.rejectRateE8()),
            OptionalKeys.longValue(section, "faults.outage_every_ns", usual.outageEveryNs()),
            OptionalKeys.longValue(section, "faults.outage_ns", usual.outageNs()),
            OptionalKeys.flag(section, "faults.loses_requests", usual.losesRequests()),
            OptionalKeys.flag(section, "faults.loses_reports", usual.losesReports()),
            OptionalKeys.flag(section, "faults.cancels_on_disconnect", usual.cancelsOnDisconnect()),
            OptionalKeys.longValue(section, "faults.halt_every_ns", usual.haltEveryNs()),
            OptionalKeys.longValue(section, "faults.halt_ns", usual.haltNs()));
    }

    private static KeySpec lots(final String key, final String unit, final String text)
    {
        return OptionalKeys.number(key, ValueType.LONG, unit, 1, Long.MAX_VALUE, text);
    }

    private static KeySpec rate(final String key, final String unit, final String text)
    {
        return OptionalKeys.number(key, ValueType.E8, unit, 0, 1, text);
    }

    private static KeySpec time(final String key, final long minNs, final String text)
    {
        return OptionalKeys.number(key, ValueType.LONG, "ns", minNs, YEAR_NS, text);
    }
}
