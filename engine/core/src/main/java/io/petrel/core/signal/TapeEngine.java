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
 * Follows the order flow (Huracan specification, engine 4).
 *
 * <p>Direction: long if the uptick ratio is above its upper bound, short below its lower one. Entry: micro score along
 * that direction above its minimum (for a short, the score is mirrored: 100 - score), and a volume z-score of at least
 * its minimum. Confidence: weighted mean of four terms, each in [0, 1]:
 * <pre>
 *   micro score      score along the direction / 100
 *   uptick ratio     |2 x UPTICK_RATIO - 1|, the distance from balance
 *   volume jump      VOLUME_Z / volume_z_full
 *   tight spread     1 - SPREAD_BPS / spread_max_bps
 * </pre>
 * each cut to [0, 1]. A feed without quotes has no spread; its weight goes to the others pro rata.
 *
 * <p>Holds no state but its parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class TapeEngine extends RuledEngine
{
    private static final ParamSpec MICRO_MIN = ParamSpec.ofDouble("signal.tape.micro_min", Feature.MICRO_SCORE.unit(),
        Feature.MICRO_SCORE.min(), Feature.MICRO_SCORE.max(),
        "Micro score along the direction above which flow is strong");
    private static final ParamSpec UPTICK_LONG =
        ParamSpec.ofShare("signal.tape.uptick_long", "Uptick ratio above which buying dominates");
    private static final ParamSpec UPTICK_SHORT =
        ParamSpec.ofShare("signal.tape.uptick_short", "Uptick ratio below which selling dominates");
    private static final ParamSpec VOLUME_Z_MIN = ParamSpec.ofDouble("signal.tape.volume_z_min",
        Feature.VOLUME_Z.unit(), -Double.MAX_VALUE, Double.MAX_VALUE,
        "Volume z-score from which volume confirms activity");
    private static final ParamSpec VOLUME_Z_FULL = ParamSpec.ofPositive("signal.tape.volume_z_full",
        Feature.VOLUME_Z.unit(), "Volume z-score that counts as full in the confidence");
    private static final ParamSpec SPREAD_MAX_BPS = ParamSpec.ofPositive("signal.tape.spread_max_bps",
        Feature.SPREAD_BPS.unit(), "Spread that is no longer tight at all");

    private static final EngineSheet SHEET = EngineSheet.of(
        EngineId.TAPE,
        List.of(Feature.MICRO_SCORE, Feature.UPTICK_RATIO, Feature.VOLUME_Z),
        List.of(MICRO_MIN, UPTICK_LONG, UPTICK_SHORT, VOLUME_Z_MIN, VOLUME_Z_FULL, SPREAD_MAX_BPS),
        List.of("micro_score", "uptick_ratio", "volume_jump", "tight_spread"));

    static final List<ParamSpec> SPECS = SHEET.specs();

    private final Param microMin;
    private final Param uptickLong;
    private final Param uptickShort;
    private final Param volumeZMin;
    private final Param volumeZFull;
    private final Param spreadMaxBps;

    TapeEngine(final Parameters parameters)
    {
        super(SHEET, parameters);
        microMin = parameters.param(MICRO_MIN);
        uptickLong = parameters.param(UPTICK_LONG);
        uptickShort = parameters.param(UPTICK_SHORT);
        volumeZMin = parameters.param(VOLUME_Z_MIN);
        volumeZFull = parameters.param(VOLUME_Z_FULL);
        spreadMaxBps = parameters.param(SPREAD_MAX_BPS);
    }

    @Override
    Direction direction(final FeatureVector features)
    {
        final double uptickRatio = features.value(Feature.UPTICK_RATIO);
        if (uptickRatio > uptickLong.asDouble())
        {
            return Direction.LONG;
        }
        return uptickRatio < uptickShort.asDouble() ? Direction.SHORT : Direction.HOLD;
    }

    @Override
    HoldReason reasonToHold(final FeatureVector features, final Direction direction)
    {
        final boolean isEntry = Direction.HOLD != direction &&
            scoreAlong(features, direction) > microMin.asDouble() &&
            features.value(Feature.VOLUME_Z) >= volumeZMin.asDouble();
        return isEntry ? HoldReason.NONE : HoldReason.ENTRY_NOT_MET;
    }

    @Override
    void addTerms(final FeatureVector features, final Direction direction, final Vote out)
    {
        term(out, scoreAlong(features, direction) / Feature.MICRO_SCORE.max());
        term(out, Math.abs(2 * features.value(Feature.UPTICK_RATIO) - 1));
        term(out, features, Feature.VOLUME_Z, 1, volumeZFull.asDouble());
        inverseTerm(out, features, Feature.SPREAD_BPS, spreadMaxBps.asDouble());
    }

    private static double scoreAlong(final FeatureVector features, final Direction direction)
    {
        final double score = features.value(Feature.MICRO_SCORE);
        return Direction.LONG == direction ? score : Feature.MICRO_SCORE.max() - score;
    }
}
