package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
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
public final class TapeEngine implements AlphaEngine
{
    private static final List<String> TERMS = List.of("micro_score", "uptick_ratio", "volume_jump", "tight_spread");

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
    private static final ParamSpec WEIGHT_MICRO =
        ParamSpec.ofShare("signal.tape.weight.micro_score", "Weight of the micro score in the confidence");
    private static final ParamSpec WEIGHT_UPTICK =
        ParamSpec.ofShare("signal.tape.weight.uptick_ratio", "Weight of the uptick ratio in the confidence");
    private static final ParamSpec WEIGHT_VOLUME =
        ParamSpec.ofShare("signal.tape.weight.volume_jump", "Weight of the volume jump in the confidence");
    private static final ParamSpec WEIGHT_SPREAD =
        ParamSpec.ofShare("signal.tape.weight.tight_spread", "Weight of a tight spread in the confidence");

    private static final List<ParamSpec> SPECS = List.of(
        MICRO_MIN, UPTICK_LONG, UPTICK_SHORT, VOLUME_Z_MIN, VOLUME_Z_FULL, SPREAD_MAX_BPS,
        WEIGHT_MICRO, WEIGHT_UPTICK, WEIGHT_VOLUME, WEIGHT_SPREAD);

    private final ParamSet required;
    private final Param microMin;
    private final Param uptickLong;
    private final Param uptickShort;
    private final Param volumeZMin;
    private final Param volumeZFull;
    private final Param spreadMaxBps;
    private final Param weightMicro;
    private final Param weightUptick;
    private final Param weightVolume;
    private final Param weightSpread;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public TapeEngine(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        microMin = parameters.param(MICRO_MIN);
        uptickLong = parameters.param(UPTICK_LONG);
        uptickShort = parameters.param(UPTICK_SHORT);
        volumeZMin = parameters.param(VOLUME_Z_MIN);
        volumeZFull = parameters.param(VOLUME_Z_FULL);
        spreadMaxBps = parameters.param(SPREAD_MAX_BPS);
        weightMicro = parameters.param(WEIGHT_MICRO);
        weightUptick = parameters.param(WEIGHT_UPTICK);
        weightVolume = parameters.param(WEIGHT_VOLUME);
        weightSpread = parameters.param(WEIGHT_SPREAD);
    }

    /**
     * Parameters this engine needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    @Override
    public EngineId id()
    {
        return EngineId.TAPE;
    }

    @Override
    public List<String> termNames()
    {
        return TERMS;
    }

    @Override
    public void vote(final FeatureVector features, final Vote out)
    {
        final HoldReason reason = reasonToHold(features);
        if (HoldReason.NONE != reason)
        {
            out.hold(EngineId.TAPE, reason);
            return;
        }
        final Direction direction = direction(features.value(Feature.UPTICK_RATIO));
        if (!isEntry(features, direction))
        {
            out.hold(EngineId.TAPE, HoldReason.ENTRY_NOT_MET);
            return;
        }
        out.begin(EngineId.TAPE, direction);
        addTerms(features, out);
        if (!out.conclude())
        {
            out.hold(EngineId.TAPE, HoldReason.NOT_CALIBRATED);
        }
    }

    private HoldReason reasonToHold(final FeatureVector features)
    {
        if (!required.isSet() || !features.isCalibrated())
        {
            return HoldReason.NOT_CALIBRATED;
        }
        final boolean isReady = features.isReady(Feature.MICRO_SCORE) && features.isReady(Feature.UPTICK_RATIO) &&
            features.isReady(Feature.VOLUME_Z);
        return isReady ? HoldReason.NONE : HoldReason.NOT_READY;
    }

    private Direction direction(final double uptickRatio)
    {
        if (uptickRatio > uptickLong.asDouble())
        {
            return Direction.LONG;
        }
        return uptickRatio < uptickShort.asDouble() ? Direction.SHORT : Direction.HOLD;
    }

    private boolean isEntry(final FeatureVector features, final Direction direction)
    {
        return Direction.HOLD != direction &&
            scoreAlong(features, direction) > microMin.asDouble() &&
            features.value(Feature.VOLUME_Z) >= volumeZMin.asDouble();
    }

    private static double scoreAlong(final FeatureVector features, final Direction direction)
    {
        final double score = features.value(Feature.MICRO_SCORE);
        return Direction.LONG == direction ? score : Feature.MICRO_SCORE.max() - score;
    }

    private void addTerms(final FeatureVector features, final Vote out)
    {
        final double score = scoreAlong(features, out.direction());
        out.term(weightMicro.asDouble(), Term.share(score, Feature.MICRO_SCORE.max()));
        final double extremity = Math.abs(2 * features.value(Feature.UPTICK_RATIO) - 1);
        out.term(weightUptick.asDouble(), Term.share(extremity, 1));
        out.term(weightVolume.asDouble(), Term.share(features.value(Feature.VOLUME_Z), volumeZFull.asDouble()));
        addSpread(features, out);
    }

    private void addSpread(final FeatureVector features, final Vote out)
    {
        if (features.isReady(Feature.SPREAD_BPS))
        {
            final double width = Term.share(features.value(Feature.SPREAD_BPS), spreadMaxBps.asDouble());
            out.term(weightSpread.asDouble(), 1 - width);
        }
        else
        {
            out.term(0, 0);
        }
    }
}
