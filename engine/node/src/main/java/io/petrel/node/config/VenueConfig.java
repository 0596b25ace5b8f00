package io.petrel.node.config;

import io.petrel.sim.SimSettings;
import java.math.BigDecimal;
import java.util.List;

/**
 * The venue that orders go to.
 *
 * @param name of the venue's settings.
 * @param sim  what the simulated venue assumes.
 */
public record VenueConfig(String name, SimSettings sim)
{
    private static final String NAME = "name";
    private static final String ORDER_LATENCY_NS = "order_latency_ns";
    private static final String REPORT_LATENCY_NS = "report_latency_ns";
    private static final String MAKER_FEE = "maker_fee";
    private static final String TAKER_FEE = "taker_fee";
    private static final String HALF_SPREAD = "trades_only.half_spread";
    private static final String LEVELS = "trades_only.levels";
    private static final String LEVEL_SIZE = "trades_only.level_size";
    private static final String SIZE_SHIFT = "trades_only.size_shift";
    private static final String UNSIZED_QUOTE_LOTS = "unsized_quote_lots";
    private static final String BAR_VOLUME_SHARE = "bar_volume_share";
    private static final String REMEMBERED_ORDERS = "remembered_orders";

    private static final long LATENCY_LIMIT_NS = 3_600_000_000_000L;
    private static final int LEVEL_LIMIT = 64;
    private static final int LEVEL_SIZE_LIMIT = 1_000;
    private static final int SHIFT_LIMIT = 16;
    private static final int REMEMBERED_LIMIT = 1 << 24;

    static SectionSpec spec()
    {
        final String rate = "fraction of notional";
        final String price = "fraction of price";
        return new SectionSpec("venue", List.of(
            KeySpec.text(NAME, "Name of these settings"),
            KeySpec.number(ORDER_LATENCY_NS, ValueType.LONG, "ns", 0, LATENCY_LIMIT_NS,
                "From sending an order to its arrival at the matching engine"),
            KeySpec.number(REPORT_LATENCY_NS, ValueType.LONG, "ns", 0, LATENCY_LIMIT_NS,
                "From a match to the delivery of its report"),
            KeySpec.number(MAKER_FEE, ValueType.E8, rate, -1, 1, "Fee of resting fills; negative is a rebate"),
            KeySpec.number(TAKER_FEE, ValueType.E8, rate, -1, 1, "Fee of taking fills"),
            fraction(HALF_SPREAD, price, "0", "0.5", "Half of the spread assumed where a feed has trades only"),
            KeySpec.number(LEVELS, ValueType.LONG, "levels", 1, LEVEL_LIMIT, "Levels assumed on each side"),
            fraction(LEVEL_SIZE, "mean trade size", "0.00000001", Integer.toString(LEVEL_SIZE_LIMIT),
                "Size of each assumed level"),
            KeySpec.number(SIZE_SHIFT, ValueType.LONG, "1", 0, SHIFT_LIMIT,
                "Weight of a new trade in the mean trade size, 2^-shift"),
            KeySpec.number(UNSIZED_QUOTE_LOTS, ValueType.LONG, "lots", 1, Long.MAX_VALUE,
                "Lots available at a quote that states no size"),
            fraction(BAR_VOLUME_SHARE, "bar volume", "0.00000001", "1", "Share of a bar's volume that fills may take"),
            KeySpec.number(REMEMBERED_ORDERS, ValueType.LONG, "orders", 1, REMEMBERED_LIMIT,
                "Ended orders whose ids are kept")));
    }

    static VenueConfig of(final Section section)
    {
        return new VenueConfig(section.text(NAME), SimSettings.builder()
            .orderLatencyNs(section.longValue(ORDER_LATENCY_NS))
            .reportLatencyNs(section.longValue(REPORT_LATENCY_NS))
            .makerFeeRateE8(section.longValue(MAKER_FEE))
            .takerFeeRateE8(section.longValue(TAKER_FEE))
            .halfSpreadRateE8(section.longValue(HALF_SPREAD))
            .syntheticLevels(section.intValue(LEVELS))
            .syntheticSizeRateE8(section.longValue(LEVEL_SIZE))
            .tradeSizeShift(section.intValue(SIZE_SHIFT))
            .unsizedQuoteLots(section.longValue(UNSIZED_QUOTE_LOTS))
            .barVolumeShareE8(section.longValue(BAR_VOLUME_SHARE))
            .rememberedOrders(section.intValue(REMEMBERED_ORDERS))
            .build());
    }

    private static KeySpec fraction(
        final String key, final String unit, final String min, final String max, final String text)
    {
        return new KeySpec(key, ValueType.E8, unit, new BigDecimal(min), new BigDecimal(max),
            List.of(), true, text);
    }
}
