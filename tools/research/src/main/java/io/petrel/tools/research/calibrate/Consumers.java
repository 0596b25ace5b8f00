package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.pipeline.CoreParams;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which calibrated values become parameters of the core, and in which form. */
public final class Consumers
{
    private static final Map<String, ParamSpec> SPECS =
        CoreParams.all().stream().collect(Collectors.toMap(ParamSpec::key, Function.identity()));

    private final double confidenceMin;
    private final boolean areStructuralSent;

    /**
     * Creates the choice.
     *
     * @param confidenceMin     below which a value is not sent.
     * @param areStructuralSent whether the engine is yet to start.
     */
    public Consumers(final double confidenceMin, final boolean areStructuralSent)
    {
        this.confidenceMin = confidenceMin;
        this.areStructuralSent = areStructuralSent;
    }

    /**
     * One value on its way to one parameter.
     *
     * @param spec  of the parameter.
     * @param value calibrated.
     */
    public record Update(ParamSpec spec, CalibratedValue value)
    {
        /**
         * The value as the message carries it.
         *
         * @return the whole number, or the double's bits.
         */
        public long bits()
        {
            return ValueKind.LONG == spec.kind() ?
                Math.round(value.value()) : Double.doubleToRawLongBits(value.value());
        }
    }

    /**
     * Chooses.
     *
     * @param values of one calibration.
     * @return those that are sent, in the same order. The fast length is sent only together with the slow one: alone
     *     it could overtake it.
     */
    public List<Update> updates(final List<CalibratedValue> values)
    {
        final boolean hasSlow = values.stream()
            .anyMatch(value -> Quantity.SLOW_PERIOD == value.quantity() && refusal(value).isEmpty());
        return values.stream()
            .filter(value -> refusal(value).isEmpty() && (hasSlow || Quantity.FAST_PERIOD != value.quantity()))
            .map(value -> new Update(SPECS.get(value.quantity().key()), value)).toList();
    }

    /**
     * Why a value is not sent, seen alone.
     *
     * @param value calibrated.
     * @return in words; empty if it is.
     */
    public String refusal(final CalibratedValue value)
    {
        final ParamSpec spec = SPECS.get(value.quantity().key());
        if (!value.isKnown())
        {
            return value.reason();
        }
        if (null == spec)
        {
            return "no parameter of the core takes it";
        }
        if (value.quantity().isStructural() && !areStructuralSent)
        {
            return "read only when an engine starts";
        }
        if (!spec.admits(value.value()))
        {
            return "outside the parameter's range";
        }
        return value.confidence() < confidenceMin ? "not sure enough" : "";
    }
}
