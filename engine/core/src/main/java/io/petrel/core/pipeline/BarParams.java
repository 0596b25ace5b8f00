package io.petrel.core.pipeline;

import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.DepthKind;
import io.petrel.core.bar.BarSource;
import io.petrel.core.bar.BarSpec;
import io.petrel.core.bar.EmptyBarPolicy;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Which bar series an instrument gets. Structural: read once, when the instrument is defined. Pipeline thread only.
 */
public final class BarParams
{
    /** Trades (quotes where the feed has no trades) per bar of the decision series. */
    public static final String DECISION_EVENTS = "bar.decision_events";

    /** Period of the second, time-based series, 0 for none. */
    public static final String TIME_PERIOD_NS = "bar.time_period_ns";

    /** How long a time bar waits after its end for events that are on their way. */
    public static final String TIME_CLOSE_DELAY_NS = "bar.time_close_delay_ns";

    /** Series that decisions are made on. */
    public static final int DECISION_SERIES = 0;

    /** Series of fixed period. */
    static final int TIME_SERIES = 1;

    private static final List<ParamSpec> SPECS = List.of(
        ParamSpec.ofLong(DECISION_EVENTS, "trades", 1, Integer.MAX_VALUE,
            "Trades per bar of the series that decisions are made on; quotes where the feed has no trades."),
        ParamSpec.ofLong(TIME_PERIOD_NS, "ns", 0, Long.MAX_VALUE,
            "Period of the second series of bars, aligned to UTC; 0 for none."),
        ParamSpec.ofLong(TIME_CLOSE_DELAY_NS, "ns", 0, Long.MAX_VALUE,
            "How long a time bar waits after its end for events that are on their way before the clock closes it."));

    private BarParams()
    {
    }

    /**
     * Declarations of this stage.
     *
     * @return them.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /** Series of an instrument by what its feed carries; imported bars are decided on as they come. */
    static List<BarSpec> seriesOf(final DepthKind depthKind, final Parameters parameters)
    {
        final List<BarSpec> series = new ArrayList<>();
        final boolean isQuotes = DepthKind.TOP_OF_BOOK == depthKind;
        final BarSource source = isQuotes ? BarSource.MIDS : BarSource.TRADES;
        if (DepthKind.BARS_ONLY != depthKind && parameters.param(DECISION_EVENTS).isSet())
        {
            series.add(new BarSpec(
                DECISION_SERIES,
                BarKind.TICK,
                parameters.param(DECISION_EVENTS).asLong(),
                source,
                EmptyBarPolicy.SKIP,
                0,
                0));
        }
        if (DepthKind.BARS_ONLY != depthKind && hasTimeSeries(parameters))
        {
            series.add(new BarSpec(
                TIME_SERIES,
                BarKind.TIME,
                parameters.param(TIME_PERIOD_NS).asLong(),
                source,
                EmptyBarPolicy.SKIP,
                0,
                parameters.param(TIME_CLOSE_DELAY_NS).asLong()));
        }
        return series;
    }

    private static boolean hasTimeSeries(final Parameters parameters)
    {
        return parameters.param(TIME_PERIOD_NS).isSet() && parameters.param(TIME_CLOSE_DELAY_NS).isSet() &&
            parameters.param(TIME_PERIOD_NS).asLong() > 0;
    }
}
