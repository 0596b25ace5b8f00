package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * Buys the bottom and sells the top of a tight range (Huracan specification, engine 2).
 *
 * <p>Entry: ADX below its maximum, compression above its minimum, price at an extreme of the range. Direction: long in
 * the lower part of the range, short in the upper. Confidence: weighted mean of four terms, each in [0, 1] along the
 * direction d = +1 or -1:
 * <pre>
 *   compression       COMPRESSION
 *   mean reversion    d x MEAN_REVERT_BIAS
 *   low ADX           1 - ADX / adx_full
 *   narrow bands      1 - BB_WIDTH / (bb_width_full_atr x ATR_PCT)
 * </pre>
 * each cut to [0, 1]. The bands are measured in average true ranges, so that bars of any length compare.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class RangeEngine extends RuledEngine
{
    private static final ParamSpec ADX_MAX = ParamSpec.ofDouble("signal.range.adx_max", Feature.ADX.unit(),
        Feature.ADX.min(), Feature.ADX.max(), "ADX below which there is no strong trend");
    private static final ParamSpec COMPRESSION_MIN =
        ParamSpec.ofShare("signal.range.compression_min", "Compression above which the range is tight");
    private static final ParamSpec POSITION_LONG =
        ParamSpec.ofShare("signal.range.position_long", "Price position below which the range is oversold");
    private static final ParamSpec POSITION_SHORT =
        ParamSpec.ofShare("signal.range.position_short", "Price position above which the range is overbought");
    private static final ParamSpec ADX_FULL = ParamSpec.ofPositive("signal.range.adx_full", Feature.ADX.unit(),
        "ADX that counts as no range at all in the confidence");
    private static final ParamSpec BB_WIDTH_FULL_ATR = ParamSpec.ofPositive("signal.range.bb_width_full_atr", "ATR",
        "Width of the Bollinger bands that is no longer narrow at all");

    private static final EngineSheet SHEET = EngineSheet.of(
        EngineId.RANGE,
        List.of(Feature.ADX, Feature.COMPRESSION, Feature.PRICE_POSITION),
        List.of(ADX_MAX, COMPRESSION_MIN, POSITION_LONG, POSITION_SHORT, ADX_FULL, BB_WIDTH_FULL_ATR),
        List.of("compression", "mean_revert_bias", "low_adx", "bb_width"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param adxMax;
    private final Param compressionMin;
    private final Param positionLong;
    private final Param positionShort;
    private final Param adxFull;
    private final Param bbWidthFullAtr;

    RangeEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        adxMax = parameters.param(ADX_MAX);
        compressionMin = parameters.param(COMPRESSION_MIN);
        positionLong = parameters.param(POSITION_LONG);
        positionShort = parameters.param(POSITION_SHORT);
        adxFull = parameters.param(ADX_FULL);
        bbWidthFullAtr = parameters.param(BB_WIDTH_FULL_ATR);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        final double position = features.value(Feature.PRICE_POSITION);
        if (position < positionLong.asDouble())
        {
            return Direction.LONG;
        }
        return position > positionShort.asDouble() ? Direction.SHORT : Direction.HOLD;
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final boolean isEntry = Direction.HOLD != direction &&
            features.value(Feature.ADX) < adxMax.asDouble() &&
            features.value(Feature.COMPRESSION) > compressionMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, features.value(Feature.COMPRESSION));
        term(out, features, Feature.MEAN_REVERT_BIAS, Term.sign(direction), 1);
        inverseTerm(out, features, Feature.ADX, adxFull.asDouble());
        if (features.isReady(Feature.ATR_PCT) && features.value(Feature.ATR_PCT) > 0)
        {
            final double full = bbWidthFullAtr.asDouble() * features.value(Feature.ATR_PCT);
            inverseTerm(out, features, Feature.BB_WIDTH, full);
        }
        else
        {
            absentTerm(out);
        }
    }
}
