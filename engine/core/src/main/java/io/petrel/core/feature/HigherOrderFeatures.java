package io.petrel.core.feature;

import io.petrel.core.param.ParamSpec;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Interactions, powers, ratios and lags of other features, which are up to date before these are written. Each is ready
 * exactly when all its inputs are. Pipeline thread only; allocates nothing after the start.
 */
final class HigherOrderFeatures implements Stateful
{
    static final List<ParamSpec> SPECS = List.of();
    private static final int SHORT_LAG = 1;
    private static final int MEDIUM_LAG = 2;
    private static final int LONG_LAG = 5;

    private final LaggedFeature rsi = new LaggedFeature(Feature.RSI, LONG_LAG);
    private final LaggedFeature momentum = new LaggedFeature(Feature.MOMENTUM, LONG_LAG);

    /** Writes what bars change: call last, once all other features have seen the bar. */
    void onBar(final FeatureVector vector)
    {
        writeProducts(vector);
        writePowers(vector);
        writeRatio(vector);
        writeLags(vector);
    }

    /** Writes what ticks change: call when the vector is asked for, once book and trade features stand in it. */
    void write(final FeatureVector vector)
    {
        multiply(Feature.BOOK_IMBALANCE, Feature.TRADE_INTENSITY, Feature.IMBALANCE_X_INTENSITY, vector);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        rsi.visitState(state);
        momentum.visitState(state);
    }

    private static void writeProducts(final FeatureVector vector)
    {
        multiply(Feature.TREND_STRENGTH, Feature.REALISED_VOL, Feature.TREND_X_VOLATILITY, vector);
        multiply(Feature.ADX, Feature.MOMENTUM_SLOPE, Feature.ADX_X_MOMENTUM_SLOPE, vector);
        multiply(Feature.COMPRESSION, Feature.MEAN_REVERT_BIAS, Feature.COMPRESSION_X_BIAS, vector);
        multiply(Feature.IGNITION, Feature.BREAKOUT_QUALITY, Feature.IGNITION_X_QUALITY, vector);
    }

    private static void writePowers(final FeatureVector vector)
    {
        multiply(Feature.TREND_STRENGTH, Feature.TREND_STRENGTH, Feature.TREND_STRENGTH_SQUARED, vector);
        multiply(Feature.ADX, Feature.ADX, Feature.ADX_SQUARED, vector);
        final double rsi = vector.valueOrZero(Feature.RSI.index());
        vector.putIf(vector.isReady(Feature.RSI), Feature.RSI_CUBED, rsi * rsi * rsi);
    }

    private static void writeRatio(final FeatureVector vector)
    {
        final double adx = vector.valueOrZero(Feature.ADX.index());
        final boolean isReady = vector.isReady(Feature.REALISED_VOL) && adx > 0.0;
        vector.putIf(isReady, Feature.VOLATILITY_PER_ADX,
            isReady ? vector.value(Feature.REALISED_VOL) / adx : 0.0);
    }

    private void writeLags(final FeatureVector vector)
    {
        rsi.onBar(vector);
        rsi.write(SHORT_LAG, Feature.RSI_LAG_1, vector);
        rsi.write(MEDIUM_LAG, Feature.RSI_LAG_2, vector);
        rsi.write(LONG_LAG, Feature.RSI_LAG_5, vector);
        momentum.onBar(vector);
        momentum.write(SHORT_LAG, Feature.MOMENTUM_LAG_1, vector);
        momentum.write(LONG_LAG, Feature.MOMENTUM_LAG_5, vector);
    }

    private static void multiply(
        final Feature left, final Feature right, final Feature product, final FeatureVector vector)
    {
        final boolean isReady = vector.isReady(left) && vector.isReady(right);
        vector.putIf(isReady, product, vector.valueOrZero(left.index()) * vector.valueOrZero(right.index()));
    }
}
