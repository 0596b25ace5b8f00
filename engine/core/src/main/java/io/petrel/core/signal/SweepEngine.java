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
 * Turns against a sweep of the stops beyond a low or a high (Huracan specification, engine 6).
 *
 * <p>Entry: a volume jump and a pullback above their minimums, price at an extreme of the range. Direction: long near
 * the low, short near the high. Confidence: weighted mean of four terms:
 * <pre>
 *   volume jump        VOLUME_Z / volume_z_full
 *   pullback           move from the far extreme to the swept one, as share of the range
 *   kurtosis           KURTOSIS / kurtosis_full
 *   price position     |2 x PRICE_POSITION - 1|
 * </pre>
 * each cut to [0, 1]; the kurtosis may be missing while it warms up, and its weight then goes to the others pro rata.
 *
 * <p>PULLBACK_DEPTH is measured from the later extreme. A sweep makes a new extreme, so that from it the depth is but
 * the bounce; what the specification's example calls pullback ("2.5 % from recent high", at the low) is the move into
 * the sweep, the rest of the range. At an extreme of the range that is the larger of the two. The worked decision's
 * numbers say the same (a pullback of 0.25 at a position of 0.72), and so by the specification's own thresholds the
 * position implies the pullback: below 0.2 it is above 0.8. The condition binds from a pullback_min of 0.8 on.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class SweepEngine extends RuledEngine
{
    private static final ParamSpec VOLUME_Z_MIN =
        ParamSpec.ofDouble("signal.sweep.volume_z_min", Feature.VOLUME_Z.unit(),
            -Double.MAX_VALUE, Double.MAX_VALUE, "Volume z-score above which a jump is unusual");
    private static final ParamSpec PULLBACK_MIN =
        ParamSpec.ofShare("signal.sweep.pullback_min", "Pullback above which it is significant");
    private static final ParamSpec POSITION_LONG =
        ParamSpec.ofShare("signal.sweep.position_long", "Price position below which the low was swept");
    private static final ParamSpec POSITION_SHORT =
        ParamSpec.ofShare("signal.sweep.position_short", "Price position above which the high was swept");
    private static final ParamSpec VOLUME_Z_FULL =
        ParamSpec.ofPositive("signal.sweep.volume_z_full", Feature.VOLUME_Z.unit(),
            "Volume z-score that counts as full in the confidence");
    private static final ParamSpec KURTOSIS_FULL =
        ParamSpec.ofPositive("signal.sweep.kurtosis_full", Feature.KURTOSIS.unit(),
            "Excess kurtosis that counts as full in the confidence");

    private static final EngineSheet SHEET = EngineSheet.of(
        EngineId.SWEEP,
        List.of(Feature.VOLUME_Z, Feature.PULLBACK_DEPTH, Feature.PRICE_POSITION),
        List.of(VOLUME_Z_MIN, PULLBACK_MIN, POSITION_LONG, POSITION_SHORT, VOLUME_Z_FULL, KURTOSIS_FULL),
        List.of("volume_jump", "pullback_depth", "kurtosis", "price_position"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param volumeZMin;
    private final Param pullbackMin;
    private final Param positionLong;
    private final Param positionShort;
    private final Param volumeZFull;
    private final Param kurtosisFull;

    SweepEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        volumeZMin = parameters.param(VOLUME_Z_MIN);
        pullbackMin = parameters.param(PULLBACK_MIN);
        positionLong = parameters.param(POSITION_LONG);
        positionShort = parameters.param(POSITION_SHORT);
        volumeZFull = parameters.param(VOLUME_Z_FULL);
        kurtosisFull = parameters.param(KURTOSIS_FULL);
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
            features.value(Feature.VOLUME_Z) > volumeZMin.asDouble() &&
            moveIntoSweep(features) > pullbackMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, features, Feature.VOLUME_Z, 1, volumeZFull.asDouble());
        term(out, moveIntoSweep(features));
        term(out, features, Feature.KURTOSIS, 1, kurtosisFull.asDouble());
        term(out, Math.abs(2 * features.value(Feature.PRICE_POSITION) - 1));
    }

    private static double moveIntoSweep(final FeatureVector features)
    {
        final double depth = features.value(Feature.PULLBACK_DEPTH);
        return Math.max(depth, 1 - depth);
    }
}
