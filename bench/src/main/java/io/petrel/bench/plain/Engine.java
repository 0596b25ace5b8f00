package io.petrel.bench.plain;

import io.petrel.core.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The engines that may be selected and do not compare with another instrument, in the order of their numbers. */
enum Engine
{
    TREND(Feature.ADX, Feature.TREND_STRENGTH, Feature.EMA_SLOPE, Feature.MOMENTUM)
    {
        @Override
        int direction(final Settings settings, final Map<Feature, Double> features)
        {
            final double strength = features.get(Feature.TREND_STRENGTH);
            final boolean isEntry = features.get(Feature.ADX) > settings.number("signal.trend.adx_min") &&
                Math.abs(strength) > settings.number("signal.trend.strength_min") &&
                strength * features.get(Feature.EMA_SLOPE) > 0 && strength * features.get(Feature.MOMENTUM) > 0;
            return isEntry ? (int)Math.signum(strength) : 0;
        }

        @Override
        List<double[]> terms(final Settings settings, final Map<Feature, Double> features, final int direction)
        {
            final Terms terms = new Terms("trend", settings, features);
            terms.add("trend_strength", Feature.TREND_STRENGTH, direction, 1);
            terms.add("adx", Feature.ADX, 1, settings.number("signal.trend.adx_full"));
            terms.add("ema_slope", Feature.EMA_SLOPE, direction, settings.number("signal.trend.slope_full"));
            terms.add("momentum_slope", Feature.MOMENTUM_SLOPE, direction,
                settings.number("signal.trend.momentum_slope_full"));
            terms.add("htf_bias", Feature.HTF_BIAS, direction, 1);
            return terms.all();
        }
    },
    RANGE(Feature.ADX, Feature.COMPRESSION, Feature.PRICE_POSITION)
    {
        @Override
        int direction(final Settings settings, final Map<Feature, Double> features)
        {
            final boolean isEntry = features.get(Feature.ADX) < settings.number("signal.range.adx_max") &&
                features.get(Feature.COMPRESSION) > settings.number("signal.range.compression_min");
            return isEntry ? atExtreme(settings, "signal.range", features) : 0;
        }

        @Override
        List<double[]> terms(final Settings settings, final Map<Feature, Double> features, final int direction)
        {
            final Terms terms = new Terms("range", settings, features);
            terms.add("compression", features.get(Feature.COMPRESSION));
            terms.add("mean_revert_bias", Feature.MEAN_REVERT_BIAS, direction, 1);
            terms.addInverse("low_adx", Feature.ADX, settings.number("signal.range.adx_full"));
            final Double atr = features.get(Feature.ATR_PCT);
            if (null != atr && atr > 0)
            {
                terms.addInverse("bb_width", Feature.BB_WIDTH, settings.number("signal.range.bb_width_full_atr") * atr);
            }
            return terms.all();
        }
    },
    BREAKOUT(Feature.IGNITION, Feature.BREAKOUT_QUALITY, Feature.BREAKOUT_THRUST)
    {
        @Override
        int direction(final Settings settings, final Map<Feature, Double> features)
        {
            final double thrust = features.get(Feature.BREAKOUT_THRUST);
            final boolean isEntry = features.get(Feature.IGNITION) > settings.number("signal.breakout.ignition_min") &&
                features.get(Feature.BREAKOUT_QUALITY) > settings.number("signal.breakout.quality_min") &&
                Math.abs(thrust) > settings.number("signal.breakout.thrust_min");
            return isEntry ? (int)Math.signum(thrust) : 0;
        }

        @Override
        List<double[]> terms(final Settings settings, final Map<Feature, Double> features, final int direction)
        {
            final Terms terms = new Terms("breakout", settings, features);
            terms.add("ignition", Feature.IGNITION, 1, 100);
            terms.add("breakout_quality", features.get(Feature.BREAKOUT_QUALITY));
            terms.add("breakout_thrust", Feature.BREAKOUT_THRUST, direction,
                settings.number("signal.breakout.thrust_full"));
            terms.add("nr7_density", Feature.NR7_DENSITY, 1, settings.number("signal.breakout.nr7_full"));
            return terms.all();
        }
    },
    TAPE(Feature.MICRO_SCORE, Feature.UPTICK_RATIO, Feature.VOLUME_Z)
    {
        @Override
        int direction(final Settings settings, final Map<Feature, Double> features)
        {
            final double upticks = features.get(Feature.UPTICK_RATIO);
            final int direction = upticks > settings.number("signal.tape.uptick_long") ? 1 :
                upticks < settings.number("signal.tape.uptick_short") ? -1 : 0;
            final boolean isEntry = score(features, direction) > settings.number("signal.tape.micro_min") &&
                features.get(Feature.VOLUME_Z) >= settings.number("signal.tape.volume_z_min");
            return isEntry ? direction : 0;
        }

        @Override
        List<double[]> terms(final Settings settings, final Map<Feature, Double> features, final int direction)
        {
            final Terms terms = new Terms("tape", settings, features);
            terms.add("micro_score", score(features, direction) / 100);
            terms.add("uptick_ratio", Math.abs(2 * features.get(Feature.UPTICK_RATIO) - 1));
            terms.add("volume_jump", Feature.VOLUME_Z, 1, settings.number("signal.tape.volume_z_full"));
            terms.addInverse("tight_spread", Feature.SPREAD_BPS, settings.number("signal.tape.spread_max_bps"));
            return terms.all();
        }

        private double score(final Map<Feature, Double> features, final int direction)
        {
            return direction > 0 ? features.get(Feature.MICRO_SCORE) : 100 - features.get(Feature.MICRO_SCORE);
        }
    },
    SWEEP(Feature.VOLUME_Z, Feature.PULLBACK_DEPTH, Feature.PRICE_POSITION)
    {
        @Override
        int direction(final Settings settings, final Map<Feature, Double> features)
        {
            final boolean isEntry = features.get(Feature.VOLUME_Z) > settings.number("signal.sweep.volume_z_min") &&
                depth(features) > settings.number("signal.sweep.pullback_min");
            return isEntry ? atExtreme(settings, "signal.sweep", features) : 0;
        }

        @Override
        List<double[]> terms(final Settings settings, final Map<Feature, Double> features, final int direction)
        {
            final Terms terms = new Terms("sweep", settings, features);
            terms.add("volume_jump", Feature.VOLUME_Z, 1, settings.number("signal.sweep.volume_z_full"));
            terms.add("pullback_depth", depth(features));
            terms.add("kurtosis", Feature.KURTOSIS, 1, settings.number("signal.sweep.kurtosis_full"));
            terms.add("price_position", Math.abs(2 * features.get(Feature.PRICE_POSITION) - 1));
            return terms.all();
        }

        private double depth(final Map<Feature, Double> features)
        {
            final double depth = features.get(Feature.PULLBACK_DEPTH);
            return Math.max(depth, 1 - depth);
        }
    };

    private final List<Feature> needed;

    Engine(final Feature... needed)
    {
        this.needed = List.of(needed);
    }

    /** Empty where it holds. */
    Optional<Vote> vote(final Settings settings, final Map<Feature, Double> features)
    {
        if (!features.keySet().containsAll(needed))
        {
            return Optional.empty();
        }
        final int direction = direction(settings, features);
        if (0 == direction)
        {
            return Optional.empty();
        }
        final List<double[]> terms = terms(settings, features, direction);
        final double total = terms.stream().mapToDouble(term -> term[0]).sum();
        final double confidence = terms.stream().mapToDouble(term -> term[0] / total * term[1]).sum();
        return Optional.of(new Vote(this, direction, Math.min(confidence, 1)));
    }

    /** As its keys name it. */
    String key()
    {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract int direction(Settings settings, Map<Feature, Double> features);

    abstract List<double[]> terms(Settings settings, Map<Feature, Double> features, int direction);

    private static int atExtreme(final Settings settings, final String key, final Map<Feature, Double> features)
    {
        final double position = features.get(Feature.PRICE_POSITION);
        return position < settings.number(key + ".position_long") ? 1 :
            position > settings.number(key + ".position_short") ? -1 : 0;
    }

    /** Weights and shares; what is not known is left out. */
    private static final class Terms
    {
        private final String engine;
        private final Settings settings;
        private final Map<Feature, Double> features;
        private final List<double[]> all = new ArrayList<>();

        private Terms(final String engine, final Settings settings, final Map<Feature, Double> features)
        {
            this.engine = engine;
            this.settings = settings;
            this.features = features;
        }

        private void add(final String name, final double share)
        {
            final double weight = settings.number("signal." + engine + ".weight." + name);
            all.add(new double[]{weight, Math.max(0, Math.min(share, 1))});
        }

        private void add(final String name, final Feature feature, final int sign, final double full)
        {
            if (features.containsKey(feature))
            {
                add(name, sign * features.get(feature) / full);
            }
        }

        private void addInverse(final String name, final Feature feature, final double full)
        {
            if (features.containsKey(feature))
            {
                add(name, 1 - Math.max(0, Math.min(features.get(feature) / full, 1)));
            }
        }

        private List<double[]> all()
        {
            return all;
        }
    }
}
