package io.petrel.core.feature;

import io.petrel.core.param.ParamSpec;

import java.util.List;

/** Parameters of the order-flow features. */
final class OrderFlowParams
{
    static final ParamSpec TAPE_INTENSITY_FULL = ParamSpec.ofPositive("feature.tape_intensity_full", "1",
        "Trade intensity, against its long-run level, from which the tape score counts the flow in full");
    static final ParamSpec OFI_UPDATES =
        FeatureParams.window("feature.ofi_updates", "changes", 1, "Changes that order-flow imbalance looks at");
    static final ParamSpec OFI_LEVELS = ParamSpec.ofLong("feature.ofi_levels", "levels", 1, 100,
        "Book levels of each side in the depth flow imbalance");
    static final ParamSpec QUOTE_HALF_LIFE_NS = ParamSpec.ofLong("feature.quote_half_life_ns", "ns", 1, Long.MAX_VALUE,
        "Half-life of quote pressure, quote-to-trade ratio, effective spread and usual depth");
    static final ParamSpec TICK_DECAY = ParamSpec.ofShare("feature.tick_decay",
        "What a trade leaves of the tick imbalance's past volume");
    static final ParamSpec SPREAD_SAMPLES = FeatureParams.window("feature.spread_samples", "changes", 2,
        "Spreads that make the baseline of the spread z-score");
    static final ParamSpec KYLE_BARS =
        FeatureParams.window("feature.kyle_bars", "bars", 3, "Bars in the regression for Kyle's lambda");
    static final ParamSpec HAWKES_MU = ParamSpec.ofPositive("feature.hawkes_mu_per_s", "1 / s",
        "Arrivals of trades per second that nothing excited");
    static final ParamSpec HAWKES_ALPHA = ParamSpec.ofPositive("feature.hawkes_alpha_per_s", "1 / s",
        "By how much an arrival raises the arrival rate");
    static final ParamSpec HAWKES_BETA = ParamSpec.ofPositive("feature.hawkes_beta_per_s", "1 / s",
        "Rate at which that decays; above alpha, else there is no long-run level and nothing is ready");
    static final ParamSpec VPIN_BUCKETS =
        FeatureParams.window("feature.vpin_buckets", "buckets", 2, "Volume buckets that VPIN is the mean of");
    static final ParamSpec VPIN_BUCKET_SHARE = ParamSpec.ofPositive("feature.vpin_bucket_share", "1",
        "Size of a volume bucket, in usual volumes of a bar");
    static final ParamSpec VPIN_BULK = ParamSpec.ofFlag("feature.vpin_bulk",
        "Whether VPIN classifies the volume of bars by their price change, for feeds without taker sides");

    static final List<ParamSpec> SPECS = List.of(
        TAPE_INTENSITY_FULL, OFI_UPDATES, OFI_LEVELS, QUOTE_HALF_LIFE_NS, TICK_DECAY, SPREAD_SAMPLES, KYLE_BARS,
        HAWKES_MU, HAWKES_ALPHA, HAWKES_BETA, VPIN_BUCKETS, VPIN_BUCKET_SHARE, VPIN_BULK);

    private OrderFlowParams()
    {
    }
}
