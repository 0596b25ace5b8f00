package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * Keeps one account from following a decision that would only double what it holds. Apart from {@link SignalFilters},
 * whose findings are the same for every account. Holds no state but its parameter handle. Pipeline thread only;
 * allocates nothing after construction.
 */
public final class CorrelationFilter
{
    private static final ParamSpec CORRELATION_MAX = ParamSpec.ofShare("signal.filter.correlation_max",
        "Correlation with a position held above which a new one only doubles it");

    private static final List<ParamSpec> SPECS = List.of(CORRELATION_MAX);

    private final HeldCorrelation held;
    private final Param correlationMax;

    /**
     * Takes its handle.
     *
     * @param parameters of the account, declaring {@link #specs()}.
     * @param held       asked for what the account holds.
     */
    public CorrelationFilter(final Parameters parameters, final HeldCorrelation held)
    {
        this.held = held;
        correlationMax = parameters.param(CORRELATION_MAX);
    }

    /**
     * Parameters the filter needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * Says whether the account may follow a decision.
     *
     * @param instrumentId decided on.
     * @param direction    decided, not HOLD.
     * @return SIZED if nothing here is against it, else NOT_CALIBRATED or CORRELATED; what is not known is not.
     */
    public SizingVerdict check(final int instrumentId, final Direction direction)
    {
        if (!correlationMax.isSet())
        {
            return SizingVerdict.NOT_CALIBRATED;
        }
        return held.greatest(instrumentId, direction) > correlationMax.asDouble() ?
            SizingVerdict.CORRELATED : SizingVerdict.SIZED;
    }
}
