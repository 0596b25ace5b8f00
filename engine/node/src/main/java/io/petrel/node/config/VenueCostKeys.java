package io.petrel.node.config;

import io.petrel.sim.FeeSettings;
import io.petrel.sim.FeedSettings;
import io.petrel.sim.ImpactSettings;
import io.petrel.sim.SlippageModel;
import io.petrel.sim.SlippageSettings;
import java.util.ArrayList;
import java.util.List;

/** Keys of what trading at a venue costs: fees, assumed levels, slippage and impact. */
final class VenueCostKeys
{
    private static final String MAKER_FEE = "maker_fee";
    private static final String TAKER_FEE = "taker_fee";
    private static final String TIERS = "fee_tiers.";
    private static final int TIER_LIMIT = 15;
    private static final String HALF_SPREAD = "trades_only.half_spread";
    private static final String LEVELS = "trades_only.levels";
    private static final String LEVEL_SIZE = "trades_only.level_size";
    private static final String SIZE_SHIFT = "trades_only.size_shift";
    private static final String UNSIZED_QUOTE_LOTS = "unsized_quote_lots";
    private static final String BAR_VOLUME_SHARE = "bar_volume_share";
    private static final String FEES = "fees.";
    private static final String SLIPPAGE = "slippage.";
    private static final String IMPACT = "impact.";
    private static final String FINEST = "0.00000001";
    private static final long DAY_NS = 86_400_000_000_000L;

    private VenueCostKeys()
    {
    }

    static List<KeySpec> specs()
    {
        final String rate = "fraction of notional";
        final List<KeySpec> specs = new ArrayList<>(List.of(
            KeySpec.number(MAKER_FEE, ValueType.E8, rate, -1, 1, "Fee of resting fills; negative is a rebate"),
            KeySpec.number(TAKER_FEE, ValueType.E8, rate, -1, 1, "Fee of taking fills"),
            OptionalKeys.number(TIERS + "window_days", ValueType.LONG, "days", 1, 366,
                "Whole UTC days of trading that decide the tier"),
            OptionalKeys.number(TIERS + "prior_volume", ValueType.E8, "settlement currency", "0", "90000000000",
                "Traded before the tape, spread evenly over those days"),
            OptionalKeys.number(FEES + "buy_rate", ValueType.E8, rate, -1, 1, "Added to the fee of every buy"),
            OptionalKeys.number(FEES + "sell_rate", ValueType.E8, rate, -1, 1, "Added to the fee of every sell"),
            KeySpec.number(HALF_SPREAD, ValueType.E8, "fraction of price", "0", "0.5",
                "Half of the spread assumed where a feed has trades only"),
            KeySpec.number(LEVELS, ValueType.LONG, "levels", 1, 64, "Levels assumed on each side"),
            KeySpec.number(LEVEL_SIZE, ValueType.E8, "mean trade size", FINEST, "1000", "Size of each assumed level"),
            KeySpec.number(SIZE_SHIFT, ValueType.LONG, "1", 0, 16,
                "Weight of a new trade in the mean trade size, 2^-shift"),
            KeySpec.number(UNSIZED_QUOTE_LOTS, ValueType.LONG, "lots", 1, Long.MAX_VALUE,
                "Lots available at a quote that states no size"),
            KeySpec.number(BAR_VOLUME_SHARE, ValueType.E8, "bar volume", FINEST, "1",
                "Share of a bar's volume that fills may take"),
            OptionalKeys.word(SLIPPAGE + "model", SlippageModel.class, "Cost of takers where a feed shows no depth"),
            OptionalKeys.number(SLIPPAGE + "rate", ValueType.DOUBLE, "1", "0", "1000",
                "fixed, volume: fraction of price; volatility: multiple of it"),
            OptionalKeys.number(IMPACT + "temporary", ValueType.DOUBLE, "fraction of price", "0", "1",
                "Square-root part of our impact when we trade as much as the market does in a window"),
            OptionalKeys.number(IMPACT + "permanent", ValueType.DOUBLE, "fraction of price", "0", "1",
                "Linear part, likewise"),
            OptionalKeys.time(IMPACT + "half_life_ns", 1_000, 365 * DAY_NS,
                "In which the square-root part falls by half"),
            OptionalKeys.time(IMPACT + "volume_window_ns", 1_000_000, 365 * DAY_NS,
                "Window in which the market's volume is measured")));
        for (int i = 1; i <= TIER_LIMIT; i++)
        {
            specs.add(OptionalKeys.number(tier(i) + "volume", ValueType.E8, "settlement currency", FINEST,
                "90000000000", "Traded in those days, from which this tier's fees hold"));
            specs.add(OptionalKeys.number(tier(i) + MAKER_FEE, ValueType.E8, rate, -1, 1, "Fee of resting fills"));
            specs.add(OptionalKeys.number(tier(i) + TAKER_FEE, ValueType.E8, rate, -1, 1, "Fee of taking fills"));
        }
        return specs;
    }

    static FeeSettings fees(final Section section)
    {
        final FeeSettings usual = FeeSettings.DEFAULT;
        final List<FeeSettings.Tier> tiers = new ArrayList<>();
        tiers.add(new FeeSettings.Tier(0, section.longValue(MAKER_FEE), section.longValue(TAKER_FEE)));
        for (int i = 1; null != section.value(tier(i) + "volume"); i++)
        {
            final FeeSettings.Tier below = tiers.get(i - 1);
            tiers.add(new FeeSettings.Tier(
                section.longValue(tier(i) + "volume"),
                OptionalKeys.longValue(section, tier(i) + MAKER_FEE, below.makerRateE8()),
                OptionalKeys.longValue(section, tier(i) + TAKER_FEE, below.takerRateE8())));
        }
        return new FeeSettings(
            tiers,
            OptionalKeys.intValue(section, TIERS + "window_days", usual.windowDays()),
            OptionalKeys.longValue(section, TIERS + "prior_volume", usual.priorVolumeE8()),
            OptionalKeys.longValue(section, FEES + "buy_rate", usual.buyRateE8()),
            OptionalKeys.longValue(section, FEES + "sell_rate", usual.sellRateE8()));
    }

    static FeedSettings feeds(final Section section)
    {
        return new FeedSettings(
            section.longValue(HALF_SPREAD),
            section.intValue(LEVELS),
            section.longValue(LEVEL_SIZE),
            section.intValue(SIZE_SHIFT),
            section.longValue(UNSIZED_QUOTE_LOTS),
            section.longValue(BAR_VOLUME_SHARE));
    }

    static SlippageSettings slippage(final Section section)
    {
        final SlippageSettings usual = SlippageSettings.DEFAULT;
        return new SlippageSettings(
            OptionalKeys.word(section, SLIPPAGE + "model", usual.model()),
            OptionalKeys.realValue(section, SLIPPAGE + "rate", usual.rate()));
    }

    static ImpactSettings impact(final Section section)
    {
        final ImpactSettings usual = ImpactSettings.DEFAULT;
        return new ImpactSettings(
            OptionalKeys.realValue(section, IMPACT + "temporary", usual.temporaryRate()),
            OptionalKeys.realValue(section, IMPACT + "permanent", usual.permanentRate()),
            OptionalKeys.longValue(section, IMPACT + "half_life_ns", usual.halfLifeNs()),
            OptionalKeys.longValue(section, IMPACT + "volume_window_ns", usual.volumeWindowNs()));
    }

    private static String tier(final int number)
    {
        return TIERS + number + ".";
    }
}
