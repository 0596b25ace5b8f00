package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/** The algorithms by their names in the schema. */
final class Algorithms
{
    static final List<ParamSpec> SPECS = ParamCatalogue.of(Twap.SPECS, Iceberg.SPECS, Adaptive.SPECS);

    private final Algorithm market = new Market();
    private final Twap twap;
    private final Algorithm vwap;
    private final Algorithm iceberg;
    private final Algorithm adaptive;

    Algorithms(final Parameters parameters, final Crossing crossing)
    {
        twap = new Twap(parameters);
        vwap = new Vwap(twap);
        iceberg = new Iceberg(parameters);
        adaptive = new Adaptive(twap, crossing, parameters);
    }

    /** Lots of the first child of a planned order that rests in the market of now; 0 if it would take. */
    long restingLots(final ParentOrder parent, final MarketPace pace)
    {
        final Algorithm algorithm = of(parent.algorithm());
        final long dueLots = algorithm.dueLots(parent, pace, 0);
        return algorithm.takes(parent, pace, dueLots) ? 0 :
            Math.max(1, Math.min(dueLots, algorithm.restingLots(parent)));
    }

    Algorithm of(final ExecutionAlgorithm name)
    {
        switch (name)
        {
            case TWAP:
                return twap;
            case VWAP:
                return vwap;
            case ICEBERG:
                return iceberg;
            case ADAPTIVE:
                return adaptive;
            default:
                return market;
        }
    }
}
