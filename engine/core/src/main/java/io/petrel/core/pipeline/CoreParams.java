package io.petrel.core.pipeline;

import io.petrel.core.execution.ExecutionParams;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Scaling;
import io.petrel.core.order.OrderParams;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.signal.AlphaEngines;
import io.petrel.core.signal.ConfidenceScorer;
import io.petrel.core.signal.Coordinator;
import io.petrel.core.signal.CorrelationFilter;
import io.petrel.core.signal.ShadowBook;
import io.petrel.core.signal.SignalFilters;
import io.petrel.core.sizing.Sizer;
import java.util.List;

/** Every parameter of the core: the one place where the stages' declarations meet. */
public final class CoreParams
{
    private static final List<ParamSpec> ACCOUNT = ParamCatalogue.of(
        AccountParams.specs(),
        CorrelationFilter.specs(),
        Sizer.specs(),
        ExecutionParams.specs(),
        OrderParams.specs(),
        RiskParams.specs());
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
        ACCOUNT);

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

    /**
     * Those that may differ from account to account. Set for the whole core, they hold for every account that has no
     * value of its own.
     *
     * @return sorted by key.
     */
    public static List<ParamSpec> account()
    {
        return ACCOUNT;
    }
}
