package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * An engine that is its sheet and its rules. How every engine votes: it holds while a parameter or a needed feature is
 * missing, while an entry condition is not met and while no direction follows; else its confidence is the weighted mean
 * of its terms. It asks its rules for direction, conditions and terms, in this order, and only once the features and
 * parameters of the {@link EngineSheet} are there. Holds no state but parameter handles. Pipeline thread only;
 * allocates nothing after construction.
 *
 * <p>All that a vote reads before its rules is in this object, since at a decision ten engines vote whose data have not
 * been near since the last one.
 */
abstract class RuledEngine implements AlphaEngine
{
    private final EngineSheet sheet;
    private final EngineId id;
    private final boolean isRelative;
    /** Ready flags that must be set. */
    private final long[] needed;
    private final ParamSet required;
    private final Param[] weights;

    RuledEngine(final EngineSheet sheet, final Parameters parameters)
    {
        this.sheet = sheet;
        id = sheet.engine();
        isRelative = sheet.isRelative();
        needed = FeatureVector.bitsOf(sheet.needed());
        required = new ParamSet(parameters, sheet.specs());
        weights = new Param[sheet.weights().size()];
        for (int i = 0; i < weights.length; i++)
        {
            weights[i] = parameters.param(sheet.weights().get(i));
        }
    }

    @Override
    public final EngineId id()
    {
        return id;
    }

    @Override
    public final List<String> termNames()
    {
        return sheet.termNames();
    }

    @Override
    public final void vote(final FeatureVector features, final Vote out)
    {
        final HoldReason missing = whatIsMissing(features);
        if (HoldReason.NONE != missing)
        {
            out.hold(id, missing);
            return;
        }
        final Direction direction = direction(features);
        final HoldReason reason = reasonToHold(features, direction);
        if (HoldReason.NONE != reason)
        {
            out.hold(id, reason);
        }
        else if (Direction.HOLD == direction)
        {
            out.hold(id, HoldReason.NEUTRAL);
        }
        else
        {
            count(features, direction, out);
        }
    }

    /** Where to; HOLD if the features point neither way. */
    abstract Direction direction(FeatureVector features);

    /** First entry condition that is not met, NONE if all are. Of a HOLD, those that need no direction are asked. */
    abstract HoldReason reasonToHold(FeatureVector features, Direction direction);

    /** Adds the terms of the confidence, in the order of the sheet. */
    abstract void addTerms(FeatureVector features, Direction direction, Vote out);

    /** Adds the next term of the sheet; its value is cut to [0, 1]. */
    final void term(final Vote out, final double value)
    {
        out.term(weights[out.termCount()].asDouble(), Term.share(value, 1));
    }

    /**
     * Adds the next term of the sheet as share of a full mark if its feature is ready. If not, only its place is taken
     * and its weight goes to the others pro rata.
     *
     * @param sign of the feature that speaks for the vote.
     * @param full value that counts as full, above zero.
     */
    final void term(
        final Vote out, final FeatureVector features, final Feature feature, final int sign, final double full)
    {
        if (features.isReady(feature))
        {
            term(out, Term.share(sign * features.value(feature), full));
        }
        else
        {
            absentTerm(out);
        }
    }

    /** Adds the next term like the one above, but as what is missing to the full mark: the less, the better. */
    final void inverseTerm(final Vote out, final FeatureVector features, final Feature feature, final double full)
    {
        if (features.isReady(feature))
        {
            term(out, 1 - Term.share(features.value(feature), full));
        }
        else
        {
            absentTerm(out);
        }
    }

    /** Takes the place of the next term without weight. */
    final void absentTerm(final Vote out)
    {
        out.term(0, 0);
    }

    private HoldReason whatIsMissing(final FeatureVector features)
    {
        if (!required.isSet() || !features.isCalibrated())
        {
            return HoldReason.NOT_CALIBRATED;
        }
        if (isRelative && features.isBenchmark())
        {
            return HoldReason.NO_BENCHMARK;
        }
        return features.areReady(needed) ? HoldReason.NONE : HoldReason.NOT_READY;
    }

    private void count(final FeatureVector features, final Direction direction, final Vote out)
    {
        out.begin(id, direction);
        addTerms(features, direction, out);
        if (!out.conclude())
        {
            out.hold(id, HoldReason.NOT_CALIBRATED);
        }
    }
}
