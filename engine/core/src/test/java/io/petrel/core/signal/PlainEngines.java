package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;

/** The six engines once more, straight from the specification's text, with the numbers of the test configuration. */
final class PlainEngines
{
    private double weightSum;
    private double sum;
    private Direction direction;

    /** Votes; the direction is HOLD for whatever reason. */
    Direction vote(final EngineId engine, final FeatureVector f)
    {
        direction = Direction.HOLD;
        sum = 0;
        weightSum = 0;
        switch (engine)
        {
            case TREND -> trend(f);
            case RANGE -> range(f);
            case BREAKOUT -> breakout(f);
            case TAPE -> tape(f);
            case LEADER -> leader(f);
            case SWEEP -> sweep(f);
            default -> throw new AssertionError(engine);
        }
        return direction;
    }

    double confidence()
    {
        return Direction.HOLD == direction ? 0 : Math.min(1, sum / weightSum);
    }

    private void trend(final FeatureVector f)
    {
        if (!all(f, Feature.ADX, Feature.TREND_STRENGTH, Feature.EMA_SLOPE, Feature.MOMENTUM))
        {
            return;
        }
        final int d = f.value(Feature.TREND_STRENGTH) > 0 ? 1 : -1;
        if (f.value(Feature.ADX) > 25 && d * f.value(Feature.TREND_STRENGTH) > 0.6 &&
            d * f.value(Feature.EMA_SLOPE) > 0 && d * f.value(Feature.MOMENTUM) > 0)
        {
            direction = d > 0 ? Direction.LONG : Direction.SHORT;
            add(0.3, d * f.value(Feature.TREND_STRENGTH));
            add(0.3, f.value(Feature.ADX) / 50);
            add(0.2, d * f.value(Feature.EMA_SLOPE) / 0.25);
            addIf(f, Feature.MOMENTUM_SLOPE, 0.1, d / 0.25, 0);
            addIf(f, Feature.HTF_BIAS, 0.1, d, 0);
        }
    }

    private void range(final FeatureVector f)
    {
        if (!all(f, Feature.ADX, Feature.COMPRESSION, Feature.PRICE_POSITION))
        {
            return;
        }
        final double position = f.value(Feature.PRICE_POSITION);
        if (f.value(Feature.ADX) < 25 && f.value(Feature.COMPRESSION) > 0.6 && (position < 0.3 || position > 0.7))
        {
            direction = position < 0.3 ? Direction.LONG : Direction.SHORT;
            add(0.4, f.value(Feature.COMPRESSION));
            addIf(f, Feature.MEAN_REVERT_BIAS, 0.3, position < 0.3 ? 1 : -1, 0);
            add(0.15, 1 - f.value(Feature.ADX) / 50);
            if (f.isReady(Feature.ATR_PCT) && f.value(Feature.ATR_PCT) > 0)
            {
                addIf(f, Feature.BB_WIDTH, 0.15, -1 / (8 * f.value(Feature.ATR_PCT)), 1);
            }
        }
    }

    private void breakout(final FeatureVector f)
    {
        if (!all(f, Feature.IGNITION, Feature.BREAKOUT_QUALITY, Feature.BREAKOUT_THRUST))
        {
            return;
        }
        final double thrust = f.value(Feature.BREAKOUT_THRUST);
        if (f.value(Feature.IGNITION) > 60 && f.value(Feature.BREAKOUT_QUALITY) > 0.6 && Math.abs(thrust) > 0.1)
        {
            direction = thrust > 0 ? Direction.LONG : Direction.SHORT;
            add(0.35, f.value(Feature.IGNITION) / 100);
            add(0.35, f.value(Feature.BREAKOUT_QUALITY));
            add(0.2, Math.abs(thrust));
            addIf(f, Feature.NR7_DENSITY, 0.1, 1 / 0.3, 0);
        }
    }

    private void tape(final FeatureVector f)
    {
        if (!all(f, Feature.MICRO_SCORE, Feature.UPTICK_RATIO, Feature.VOLUME_Z))
        {
            return;
        }
        final double upticks = f.value(Feature.UPTICK_RATIO);
        final double micro = upticks > 0.5 ? f.value(Feature.MICRO_SCORE) : 100 - f.value(Feature.MICRO_SCORE);
        if (micro > 60 && (upticks > 0.6 || upticks < 0.4) && f.value(Feature.VOLUME_Z) >= 0)
        {
            direction = upticks > 0.6 ? Direction.LONG : Direction.SHORT;
            add(0.4, micro / 100);
            add(0.3, 2 * Math.abs(upticks - 0.5));
            add(0.2, f.value(Feature.VOLUME_Z) / 3);
            addIf(f, Feature.SPREAD_BPS, 0.1, -1 / 20.0, 1);
        }
    }

    private void leader(final FeatureVector f)
    {
        if (f.isBenchmark() || !all(f, Feature.RS_SCORE, Feature.LEADER_BIAS, Feature.MOMENTUM))
        {
            return;
        }
        final double rs = f.value(Feature.RS_SCORE);
        final int d = rs > 70 && f.value(Feature.LEADER_BIAS) > 0.3 ? 1 :
            rs < 30 && f.value(Feature.LEADER_BIAS) < -0.3 ? -1 : 0;
        if (d * f.value(Feature.MOMENTUM) > 0)
        {
            direction = d > 0 ? Direction.LONG : Direction.SHORT;
            add(0.4, Math.abs(rs - 50) / 50);
            add(0.3, d * f.value(Feature.LEADER_BIAS));
            addIf(f, Feature.MOMENTUM_SLOPE, 0.2, d / 0.5, 0);
            addIf(f, Feature.BETA_STABILITY, 0.1, 1, 0);
        }
    }

    private void sweep(final FeatureVector f)
    {
        if (!all(f, Feature.VOLUME_Z, Feature.PULLBACK_DEPTH, Feature.PRICE_POSITION))
        {
            return;
        }
        final double position = f.value(Feature.PRICE_POSITION);
        final double pullback = 0.5 + Math.abs(f.value(Feature.PULLBACK_DEPTH) - 0.5);
        if (f.value(Feature.VOLUME_Z) > 2 && pullback > 0.3 && (position < 0.2 || position > 0.8))
        {
            direction = position < 0.2 ? Direction.LONG : Direction.SHORT;
            add(0.35, f.value(Feature.VOLUME_Z) / 4);
            add(0.3, pullback);
            addIf(f, Feature.KURTOSIS, 0.2, 1 / 10.0, 0);
            add(0.15, 2 * Math.abs(position - 0.5));
        }
    }

    private static boolean all(final FeatureVector f, final Feature... features)
    {
        for (final Feature feature : features)
        {
            if (!f.isReady(feature))
            {
                return false;
            }
        }
        return true;
    }

    private void addIf(
        final FeatureVector f, final Feature feature, final double weight, final double factor, final double offset)
    {
        if (f.isReady(feature))
        {
            add(weight, offset + factor * f.value(feature));
        }
    }

    private void add(final double weight, final double value)
    {
        sum += weight * Math.max(0, Math.min(1, value));
        weightSum += weight;
    }
}
