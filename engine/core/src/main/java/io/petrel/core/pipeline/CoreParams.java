package io.petrel.core.pipeline;

import io.petrel.core.execution.ExecutionParams;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Scaling;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.signal.AlphaEngines;
import io.petrel.core.signal.ConfidenceScorer;
import io.petrel.core.signal.Coordinator;
import io.petrel.core.signal.ShadowBook;
import io.petrel.core.signal.SignalFilters;
import io.petrel.core.sizing.Sizer;
import java.util.List;

/** Every parameter of the core: the one place where the stages' declarations meet. */
public final class CoreParams
{
    private static final List<ParamSpec> ALL = ParamCatalogue.of(
        OrderPublisher.specs(),
        BarParams.specs(),
        Features.specs(),
        RegimeDetector.specs(),
        AlphaEngines.specs(),
        Scaling.specs(),
        Coordinator.specs(),
        ConfidenceScorer.specs(),
        SignalFilters.specs(),
        ShadowBook.specs(),
        AccountParams.specs(),
        Sizer.specs(),
        ExecutionParams.specs(),
        RiskParams.specs());

    private CoreParams()
    {
    }

    /**
     * All declarations.
     *
     * @return sorted by key.
     */
    public static List<ParamSpec> all()
    {
        return ALL;
    }
}
