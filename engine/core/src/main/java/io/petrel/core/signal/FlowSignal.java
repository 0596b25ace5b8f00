package io.petrel.core.signal;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * The order flow in one number: positive for buying, negative for selling (specification of the institutional system,
 * part X). A weighted mean, scaled down by toxicity:
 * <pre>
 *   trades      TICK_IMBALANCE
 *   spread      -tanh(SPREAD_Z / 2)
 *   quotes      QUOTE_PRESSURE
 *   intensity   tanh(TRADE_INTENSITY - 1)
 *   signal      (weighted mean of these) x (1 - toxicity weight x VPIN)
 * </pre>
 * A part that is not ready gives its weight to the others pro rata; without TICK_IMBALANCE there is no signal. VPIN has
 * no sign: toxic flow makes the signal weaker, not bearish. It reads features only, so that no tick counts twice.
 * Pipeline thread only; allocates nothing.
 */
final class FlowSignal
{
    private static final ParamSpec TRADES =
        ParamSpec.ofShare("signal.flow.weight.trades", "Weight of the trade imbalance in the order-flow signal");
    private static final ParamSpec SPREAD =
        ParamSpec.ofShare("signal.flow.weight.spread", "Weight of the spread in the order-flow signal");
    private static final ParamSpec QUOTES =
        ParamSpec.ofShare("signal.flow.weight.quotes", "Weight of the quote pressure in the order-flow signal");
    private static final ParamSpec INTENSITY =
        ParamSpec.ofShare("signal.flow.weight.intensity", "Weight of the arrival rate in the order-flow signal");
    private static final ParamSpec TOXICITY =
        ParamSpec.ofShare("signal.flow.weight.toxicity", "Part of the order-flow signal that full toxicity takes away");

    static final List<ParamSpec> SPECS = List.of(TRADES, SPREAD, QUOTES, INTENSITY, TOXICITY);

    private final ParamSet required;
    private final Param trades;
    private final Param spread;
    private final Param quotes;
    private final Param intensity;
    private final Param toxicity;

    FlowSignal(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        trades = parameters.param(TRADES);
        spread = parameters.param(SPREAD);
        quotes = parameters.param(QUOTES);
        intensity = parameters.param(INTENSITY);
        toxicity = parameters.param(TOXICITY);
    }

    /** The signal in [-1, 1]; NaN until the trade imbalance is known and the weights are set. */
    double of(final FeatureVector features)
    {
        if (!required.isSet() || !features.isReady(Feature.TICK_IMBALANCE))
        {
            return Double.NaN;
        }
        double weight = trades.asDouble();
        double sum = trades.asDouble() * features.value(Feature.TICK_IMBALANCE);
        if (features.isReady(Feature.SPREAD_Z))
        {
            weight += spread.asDouble();
            sum -= spread.asDouble() * Transcendental.tanh(features.value(Feature.SPREAD_Z) / 2);
        }
        if (features.isReady(Feature.QUOTE_PRESSURE))
        {
            weight += quotes.asDouble();
            sum += quotes.asDouble() * features.value(Feature.QUOTE_PRESSURE);
        }
        if (features.isReady(Feature.TRADE_INTENSITY))
        {
            weight += intensity.asDouble();
            sum += intensity.asDouble() * Transcendental.tanh(features.value(Feature.TRADE_INTENSITY) - 1);
        }
        return weight > 0 ? Math.max(-1, Math.min(sum / weight, 1)) * calm(features) : Double.NaN;
    }

    private double calm(final FeatureVector features)
    {
        return features.isReady(Feature.VPIN) ? 1 - toxicity.asDouble() * features.value(Feature.VPIN) : 1;
    }
}
