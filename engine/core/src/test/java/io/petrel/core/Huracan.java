package io.petrel.core;

import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Scaling;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Configured;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.SetVerdict;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.signal.AlphaEngines;
import io.petrel.core.signal.ConfidenceScorer;
import io.petrel.core.signal.Coordinator;
import io.petrel.core.signal.CorrelationFilter;
import io.petrel.core.signal.ShadowBook;
import io.petrel.core.signal.SignalFilters;
import io.petrel.core.sizing.Sizer;

import java.util.List;

/** The numbers of the Huracan specification, and values of the tests where it leaves one open. */
public final class Huracan
{
    private static final Object[][] VALUES = {
        {"feature.ema_fast_bars", 5}, {"feature.ema_slow_bars", 21}, {"feature.trend_strength_scale", 1.0},
        {"feature.slope_bars", 3}, {"feature.adx_bars", 14}, {"feature.atr_bars", 14}, {"feature.momentum_bars", 10},
        {"feature.htf_ratio", 5}, {"feature.uptick_trades", 200}, {"feature.flow_trades", 200},
        {"feature.micro_flow_weight", 0.7}, {"feature.volume_bars", 20}, {"feature.imbalance_levels", 5},
        {"feature.volatility_bars", 30}, {"feature.volatility_year_days", 365},
        {"feature.ema_long_bars", 50}, {"feature.ema_anchor_bars", 200}, {"feature.sma_short_bars", 20},
        {"feature.sma_medium_bars", 50}, {"feature.sma_long_bars", 100}, {"feature.sma_anchor_bars", 200},
        {"feature.macd_fast_bars", 12}, {"feature.macd_slow_bars", 26}, {"feature.macd_signal_bars", 9},
        {"feature.volatility_long_bars", 60}, {"feature.volatility_rank_bars", 100}, {"feature.moment_bars", 60},
        {"feature.rsi_bars", 14}, {"feature.rsi_long_bars", 30}, {"feature.stoch_bars", 14},
        {"feature.stoch_smooth_bars", 3}, {"feature.stoch_signal_bars", 3}, {"feature.cci_bars", 20},
        {"feature.bb_bars", 20}, {"feature.bb_deviations", 2}, {"feature.compression_bars", 100},
        {"feature.range_bars", 20}, {"feature.ou_bars", 60}, {"feature.amihud_bars", 20},
        {"feature.ignition_bars", 5}, {"feature.ignition_full", 2}, {"feature.quality_volume_full", 2},
        {"feature.nr_density_bars", 20},
        {"regime.evidence_min", 0.5}, {"regime.adx_full", 50}, {"regime.trend.enter", 0.6},
        {"regime.trend.momentum_full", 3}, {"regime.trend.slope_full", 0.5}, {"regime.trend.weight.adx", 0.3},
        {"regime.trend.weight.trend_strength", 0.3}, {"regime.trend.weight.momentum", 0.2},
        {"regime.trend.weight.ema_slope", 0.1}, {"regime.trend.weight.compression", 0.1},
        {"regime.range.enter", 0.6}, {"regime.range.ratio_center", 1.01}, {"regime.range.ratio_reach", 1.1},
        {"regime.range.weight.adx", 0.3}, {"regime.range.weight.compression", 0.4},
        {"regime.range.weight.trend_strength", 0.15}, {"regime.range.weight.volatility_ratio", 0.15},
        {"regime.panic.enter", 0.7}, {"regime.panic.atr_floor", -0.002876923076923077},
        {"regime.panic.atr_full", 0.0602}, {"regime.panic.ratio_floor", 0.5753846153846154},
        {"regime.panic.ratio_full", 2.844615384615385}, {"regime.panic.kurtosis_floor", -1.19},
        {"regime.panic.kurtosis_full", 10.21}, {"regime.panic.weight.atr", 0.3},
        {"regime.panic.weight.volatility_ratio", 0.25}, {"regime.panic.weight.kurtosis", 0.25},
        {"regime.panic.weight.volatility_percentile", 0.2}, {"regime.hysteresis.enter_margin", 0.02},
        {"regime.hysteresis.exit_margin", 0.05}, {"regime.hysteresis.dwell_bars", 5},
        {"regime.blend.score", 0.6}, {"regime.blend.model", 0.4}, {"regime.garch.omega", 0},
        {"regime.garch.alpha", 0.08}, {"regime.garch.beta", 0.9}, {"regime.garch.gamma", 0},
        {"regime.volatility.normal", 0.75}, {"regime.volatility.high", 1.5}, {"regime.volatility.extreme", 2.5},
        {"regime.volatility.margin", 0.1}, {"regime.correlation.normal", 0.3}, {"regime.correlation.crowded", 0.7},
        {"regime.correlation.margin", 0.05}, {"regime.liquidity.baseline_bars", 100},
        {"regime.liquidity.smoothing_bars", 5}, {"regime.liquidity.normal", 0.4}, {"regime.liquidity.deep", 0.6},
        {"regime.liquidity.margin", 0.02}, {"regime.liquidity.weight.spread", 0.3},
        {"regime.liquidity.weight.depth", 0.2}, {"regime.liquidity.weight.volume", 0.25},
        {"regime.liquidity.weight.impact", 0.25}, {"regime.stress.ratio_floor", 1}, {"regime.stress.ratio_full", 2.5},
        {"regime.stress.correlation_floor", 0.5}, {"regime.stress.correlation_full", 1},
        {"regime.stress.weight.panic", 0.4}, {"regime.stress.weight.volatility", 0.25},
        {"regime.stress.weight.illiquidity", 0.2}, {"regime.stress.weight.correlation", 0.15},
        {"regime.persistence.bars", 256}, {"regime.persistence.scales", 5}, {"regime.persistence.random", 0.45},
        {"regime.persistence.trending", 0.55}, {"regime.persistence.margin", 0.02},
        {"feature.tape_intensity_full", 1.5}, {"feature.ofi_updates", 20}, {"feature.ofi_levels", 5},
        {"feature.quote_half_life_ns", 1_000_000_000}, {"feature.tick_decay", 0.99}, {"feature.spread_samples", 30},
        {"feature.kyle_bars", 20}, {"feature.hawkes_mu_per_s", 1.0}, {"feature.hawkes_alpha_per_s", 4.0},
        {"feature.hawkes_beta_per_s", 5.0}, {"feature.vpin_buckets", 10}, {"feature.vpin_bucket_share", 1.0},
        {"feature.vpin_bulk", 0}, {"feature.timeframe_scale", 0.5}, {"feature.timeframe_weight_ratio", 1.5},
        {"feature.timeframe_frames_min", 2},
        {"feature.rs_bars", 20}, {"feature.rs_rank_bars", 100}, {"feature.beta_bars", 60},
        {"feature.correlation_short_bars", 20}, {"feature.lead_bars", 1}, {"feature.pairs_bars", 60},
        {"feature.kalman_state_variance", 1e-7}, {"feature.kalman_noise_variance", 1e-3},
        {"feature.pca_bars", 60}, {"feature.pca_factors", 1}, {"feature.pca_refresh_bars", 1},
        {"feature.matrix_instruments", 16}, {"feature.gap_bars", 1},
        {"signal.trend.adx_min", 25}, {"signal.trend.strength_min", 0.6}, {"signal.trend.adx_full", 50},
        {"signal.trend.slope_full", 0.25}, {"signal.trend.momentum_slope_full", 0.25},
        {"signal.trend.weight.trend_strength", 0.3}, {"signal.trend.weight.adx", 0.3},
        {"signal.trend.weight.ema_slope", 0.2}, {"signal.trend.weight.momentum_slope", 0.1},
        {"signal.trend.weight.htf_bias", 0.1},
        {"signal.tape.micro_min", 60}, {"signal.tape.uptick_long", 0.6}, {"signal.tape.uptick_short", 0.4},
        {"signal.tape.volume_z_min", 0}, {"signal.tape.volume_z_full", 3}, {"signal.tape.spread_max_bps", 20},
        {"signal.tape.weight.micro_score", 0.4}, {"signal.tape.weight.uptick_ratio", 0.3},
        {"signal.tape.weight.volume_jump", 0.2}, {"signal.tape.weight.tight_spread", 0.1},
        {"signal.range.adx_max", 25}, {"signal.range.compression_min", 0.6}, {"signal.range.position_long", 0.3},
        {"signal.range.position_short", 0.7}, {"signal.range.adx_full", 50}, {"signal.range.bb_width_full_atr", 8},
        {"signal.range.weight.compression", 0.4}, {"signal.range.weight.mean_revert_bias", 0.3},
        {"signal.range.weight.low_adx", 0.15}, {"signal.range.weight.bb_width", 0.15},
        {"signal.breakout.ignition_min", 60}, {"signal.breakout.quality_min", 0.6},
        {"signal.breakout.thrust_min", 0.1}, {"signal.breakout.thrust_full", 1}, {"signal.breakout.nr7_full", 0.3},
        {"signal.breakout.weight.ignition", 0.35}, {"signal.breakout.weight.breakout_quality", 0.35},
        {"signal.breakout.weight.breakout_thrust", 0.2}, {"signal.breakout.weight.nr7_density", 0.1},
        {"signal.leader.rs_long", 70}, {"signal.leader.rs_short", 30}, {"signal.leader.bias_min", 0.3},
        {"signal.leader.momentum_min", 0}, {"signal.leader.momentum_slope_full", 0.5},
        {"signal.leader.weight.rs_score", 0.4}, {"signal.leader.weight.leader_bias", 0.3},
        {"signal.leader.weight.momentum_slope", 0.2}, {"signal.leader.weight.beta_stability", 0.1},
        {"signal.sweep.volume_z_min", 2}, {"signal.sweep.pullback_min", 0.3}, {"signal.sweep.position_long", 0.2},
        {"signal.sweep.position_short", 0.8}, {"signal.sweep.volume_z_full", 4}, {"signal.sweep.kurtosis_full", 10},
        {"signal.sweep.weight.volume_jump", 0.35}, {"signal.sweep.weight.pullback_depth", 0.3},
        {"signal.sweep.weight.kurtosis", 0.2}, {"signal.sweep.weight.price_position", 0.15},
        {"signal.correlation.correlation_min", 0.6}, {"signal.correlation.breakdown_min", 2},
        {"signal.correlation.breakdown_full", 4}, {"signal.correlation.bias_min", 0.3},
        {"signal.correlation.weight.breakdown", 0.3}, {"signal.correlation.weight.correlation", 0.2},
        {"signal.correlation.weight.divergence", 0.4}, {"signal.correlation.weight.beta_stability", 0.1},
        {"signal.lead_lag.lead_min", 0.25}, {"signal.lead_lag.lead_full", 0.5}, {"signal.lead_lag.move_min", 0.3},
        {"signal.lead_lag.move_full", 1}, {"signal.lead_lag.weight.lead_move", 0.5},
        {"signal.lead_lag.weight.lead_lag", 0.3}, {"signal.lead_lag.weight.room", 0.2},
        {"signal.pairs.z_min", 2}, {"signal.pairs.z_max", 5}, {"signal.pairs.z_full", 4},
        {"signal.pairs.correlation_min", 0.5}, {"signal.pairs.weight.divergence", 0.5},
        {"signal.pairs.weight.correlation", 0.2}, {"signal.pairs.weight.beta_stability", 0.15},
        {"signal.pairs.weight.calm", 0.15},
        {"signal.pca.z_min", 2}, {"signal.pca.z_max", 5}, {"signal.pca.z_full", 4},
        {"signal.pca.correlation_min", 0.3}, {"signal.pca.weight.divergence", 0.6},
        {"signal.pca.weight.correlation", 0.2}, {"signal.pca.weight.calm", 0.2},
        {"signal.flow.weight.trades", 0.3}, {"signal.flow.weight.spread", 0.15}, {"signal.flow.weight.quotes", 0.25},
        {"signal.flow.weight.intensity", 0.15}, {"signal.flow.weight.toxicity", 0.15},
        {"signal.confidence.sample_center", 20}, {"signal.confidence.sample_slope", 0.1},
        {"signal.confidence.sample_weight", 0.65}, {"signal.confidence.separation_offset", 0.5},
        {"signal.confidence.separation_weight", 0.40}, {"signal.confidence.pattern_weight", 0.15},
        {"signal.confidence.regime_bonus", 0.05}, {"signal.confidence.policy_floor", 0.5},
        {"signal.filter.ready_min", 20}, {"signal.filter.spread_max_bps", 30},
        {"signal.filter.liquidity_withdrawal_max", 0.8}, {"signal.filter.agreement_min", 0.2},
        {"signal.filter.regime_confidence_min", 0.3}, {"signal.filter.affinity_min", 0.35},
        {"signal.filter.timeframes", 1}, {"signal.filter.volatility_min", 0.01}, {"signal.filter.volatility_max", 3},
        {"signal.filter.correlation_max", 0.8},
        {"signal.confidence_min.trend", 0.5}, {"signal.confidence_min.range", 0.5},
        {"signal.confidence_min.panic", 0.4}, {"signal.confidence_min.unknown", 0.5},
        {"signal.affinity.trend.trend", 1.0}, {"signal.affinity.trend.range", 0.3},
        {"signal.affinity.trend.panic", 0.3}, {"signal.affinity.trend.unknown", 0.3},
        {"signal.affinity.range.trend", 0.4}, {"signal.affinity.range.range", 1.0},
        {"signal.affinity.range.panic", 0.5}, {"signal.affinity.range.unknown", 0.4},
        {"signal.affinity.breakout.trend", 1.0}, {"signal.affinity.breakout.range", 0.7},
        {"signal.affinity.breakout.panic", 0.5}, {"signal.affinity.breakout.unknown", 0.5},
        {"signal.affinity.tape.trend", 0.8}, {"signal.affinity.tape.range", 0.8},
        {"signal.affinity.tape.panic", 0.6}, {"signal.affinity.tape.unknown", 0.8},
        {"signal.affinity.leader.trend", 1.0}, {"signal.affinity.leader.range", 0.5},
        {"signal.affinity.leader.panic", 0.3}, {"signal.affinity.leader.unknown", 0.3},
        {"signal.affinity.sweep.trend", 0.7}, {"signal.affinity.sweep.range", 0.7},
        {"signal.affinity.sweep.panic", 0.8}, {"signal.affinity.sweep.unknown", 0.7},
        {"signal.affinity.correlation.trend", 0.4}, {"signal.affinity.correlation.range", 1.0},
        {"signal.affinity.correlation.panic", 0.4}, {"signal.affinity.correlation.unknown", 0.4},
        {"signal.affinity.lead_lag.trend", 0.8}, {"signal.affinity.lead_lag.range", 0.5},
        {"signal.affinity.lead_lag.panic", 0.4}, {"signal.affinity.lead_lag.unknown", 0.4},
        {"signal.affinity.pairs.trend", 0.4}, {"signal.affinity.pairs.range", 1.0},
        {"signal.affinity.pairs.panic", 0.4}, {"signal.affinity.pairs.unknown", 0.4},
        {"signal.affinity.pca.trend", 0.4}, {"signal.affinity.pca.range", 1.0},
        {"signal.affinity.pca.panic", 0.4}, {"signal.affinity.pca.unknown", 0.4},
        {"signal.eligible.trend", 1}, {"signal.eligible.range", 1},
        {"signal.eligible.breakout", 1}, {"signal.eligible.tape", 1},
        {"signal.eligible.leader", 1}, {"signal.eligible.sweep", 1},
        {"signal.eligible.correlation", 0}, {"signal.eligible.lead_lag", 0},
        {"signal.eligible.pairs", 0}, {"signal.eligible.pca", 0},
        {"signal.win_rate.trend", 0.58}, {"signal.win_rate.tape", 0.61},
        {"signal.win_rate.range", 0.50}, {"signal.win_rate.breakout", 0.64}, {"signal.win_rate.leader", 0.52},
        {"signal.win_rate.sweep", 0.50}, {"signal.win_rate.correlation", 0.50}, {"signal.win_rate.lead_lag", 0.50},
        {"signal.win_rate.pairs", 0.50}, {"signal.win_rate.pca", 0.50},
        {"signal.win_rate_prior_samples", 20}, {"signal.payoff_ratio_prior", 1.8}, {"signal.outcome_decay", 0.98},
        {"signal.importance_alpha", 0.1}, {"signal.importance_batch", 50},
        {"exit.stop_bps", 100}, {"exit.target_bps", 200}, {"exit.stop_atr_multiple", 0},
        {"exit.target_atr_multiple", 0}, {"exit.max_hold_ns", 7_200_000_000_000L}, {"exit.panic_stop_factor", 0.5},
        {"cost.fee_bps", 8}, {"cost.spread_bps", 6}, {"cost.slippage_bps", 4}, {"cost.reference_volatility", 0.25},
        {"cost.volatility_sensitivity", 0.5}, {"cost.volume_sensitivity", 0.5},
        {"cost.participation_sensitivity", 1}, {"cost.factor_min", 0.5}, {"cost.factor_max", 3},
        {"sizing.base_fraction", 1}, {"sizing.min_fraction", 0.02}, {"sizing.max_fraction", 0.50},
        {"sizing.confidence_center", 0.5}, {"sizing.confidence_slope", 2.5}, {"sizing.confidence_offset", 0.5},
        {"sizing.confidence_factor_min", 0.0}, {"sizing.confidence_factor_max", 1.75},
        {"sizing.target_volatility", 0.20}, {"sizing.volatility_factor_min", 0.25},
        {"sizing.volatility_factor_max", 2.0},
        {"sizing.kelly_mode", 2}, {"sizing.kelly_dynamic_min", 0.1}, {"sizing.kelly_dynamic_max", 0.5},
        {"sizing.kelly_factor_max", 0.5}, {"sizing.regime_factor.unknown", 1}, {"sizing.regime_factor.trend", 1},
        {"sizing.regime_factor.range", 1}, {"sizing.regime_factor.panic", 0.5}, {"sizing.toxicity_calm", 0.4},
        {"sizing.toxicity_full", 0.8}, {"sizing.toxicity_factor_min", 0.5}, {"sizing.heat_budget", 0.16},
    };

    private Huracan()
    {
    }

    /** Declarations of the decision path. */
    public static List<ParamSpec> specs()
    {
        return ParamCatalogue.of(
            Features.specs(), Scaling.specs(), RegimeDetector.specs(), AlphaEngines.specs(), Coordinator.specs(),
            ConfidenceScorer.specs(), SignalFilters.specs(), CorrelationFilter.specs(), Sizer.specs(),
            ShadowBook.specs());
    }

    /** Features of an instrument that is alone in the market. */
    public static Features features(final MarketState market)
    {
        final Parameters parameters = configured();
        return new Features(market, parameters, new CrossAssets(parameters));
    }

    /** All parameters of the decision path, set. */
    public static Parameters configured()
    {
        final Parameters parameters = new Parameters(specs());
        configure(parameters);
        return parameters;
    }

    /** All parameters of the decision path but one. */
    public static Parameters configuredBut(final String missing)
    {
        final Parameters parameters = new Parameters(specs());
        configure(parameters, missing);
        return parameters;
    }

    /** Sets all parameters of the decision path. */
    public static void configure(final Parameters parameters)
    {
        configure(parameters, "");
    }

    private static void configure(final Parameters parameters, final String missing)
    {
        for (final Object[] row : VALUES)
        {
            if (!missing.equals(row[0]))
            {
                set(parameters, (String)row[0], ((Number)row[1]).doubleValue());
            }
        }
    }

    /** Sets one parameter, which must be accepted. */
    public static void set(final Parameters parameters, final String key, final double value)
    {
        if (SetVerdict.APPLIED != Configured.set(parameters, key, value))
        {
            throw new AssertionError(key + " does not take " + value);
        }
    }
}
