package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.Parameters;

/**
 * How every engine votes: it holds while a parameter or a needed feature is missing, while an entry condition is not
 * met and while no direction follows; else its confidence is the weighted mean of its terms. Holds no state but
 * parameter handles. Pipeline thread only; allocates nothing after construction.
 */
final class Ballot
{
    private final EngineSheet sheet;
    private final Feature[] needed;
    private final ParamSet required;
    private final Param[] weights;

    Ballot(final EngineSheet sheet, final Parameters parameters)
    {
        this.sheet = sheet;
        needed = sheet.needed().toArray(new Feature[0]);
        required = new ParamSet(parameters, sheet.specs());
        weights = new Param[sheet.weights().size()];
        for (int i = 0; i < weights.length; i++)
        {
            weights[i] = parameters.param(sheet.weights().get(i));
        }
    }

    /** Votes by the engine's rules. */
    void cast(final EngineRules rules, final FeatureVector features, final Vote out)
    {
        final HoldReason missing = whatIsMissing(features);
        if (HoldReason.NONE != missing)
        {
            out.hold(sheet.engine(), missing);
            return;
        }
        final Direction direction = rules.direction(features);
        final HoldReason reason = rules.reasonToHold(features, direction);
        if (HoldReason.NONE != reason)
        {
            out.hold(sheet.engine(), reason);
        }
        else if (Direction.HOLD == direction)
        {
            out.hold(sheet.engine(), HoldReason.NEUTRAL);
        }
        else
        {
            count(rules, features, direction, out);
        }
    }

    /** Adds the next term of the sheet; its value is cut to [0, 1]. */
    void term(final Vote out, final double value)
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
    void term(final Vote out, final FeatureVector features, final Feature feature, final int sign, final double full)
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
    void inverseTerm(final Vote out, final FeatureVector features, final Feature feature, final double full)
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
    void absentTerm(final Vote out)
    {
        out.term(0, 0);
    }

    private HoldReason whatIsMissing(final FeatureVector features)
    {
        if (!required.isSet() || !features.isCalibrated())
        {
            return HoldReason.NOT_CALIBRATED;
        }
        if (sheet.isRelative() && features.isBenchmark())
        {
            return HoldReason.NO_BENCHMARK;
        }
        for (final Feature feature : needed)
        {
            if (!features.isReady(feature))
            {
                return HoldReason.NOT_READY;
            }
        }
        return HoldReason.NONE;
    }

    private void count(
        final EngineRules rules, final FeatureVector features, final Direction direction, final Vote out)
    {
        out.begin(sheet.engine(), direction);
        rules.addTerms(features, direction, out);
        if (!out.conclude())
        {
            out.hold(sheet.engine(), HoldReason.NOT_CALIBRATED);
        }
    }
}
