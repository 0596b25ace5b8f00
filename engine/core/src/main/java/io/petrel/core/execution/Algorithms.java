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

    Algorithms(final Parameters parameters)
    {
        twap = new Twap(parameters);
        vwap = new Vwap(twap);
        iceberg = new Iceberg(parameters);
        adaptive = new Adaptive(twap, parameters);
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
