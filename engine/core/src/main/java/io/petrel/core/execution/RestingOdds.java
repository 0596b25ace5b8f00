package io.petrel.core.execution;

import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.List;

/**
 * What part of an order that joins the queue of the best price is filled within a time, learned from the market's own
 * trades and queue: at each moment one {@link RestingProbe} rests on each side, and each that is over counts, those
 * before it by {@code rest_decay} less.
 * <pre>
 *   share = weights of those the market went through
 *           + weights of those whose price traded behind the queue x min(1, mean lots traded so / lots of the order)
 *           over all weights
 *   away  = mean over those that were missed: how far the other side's best price went away from them meanwhile
 * </pre>
 * Pipeline thread only; allocates nothing after construction.
 */
final class RestingOdds implements Stateful
{
    private static final ParamSpec REST_NS = ParamSpec.ofLong("execution.curve.rest_ns", "ns", 1, Long.MAX_VALUE,
        "Time within which a resting order is filled or not, for the odds of it");
    private static final ParamSpec REST_DECAY = ParamSpec.ofShare("execution.curve.rest_decay",
        "Weight of past resting orders in those odds after one more");

    static final List<ParamSpec> SPECS = List.of(REST_NS, REST_DECAY);

    private final ParamSet required;
    private final Param restNs;
    private final Param restDecay;
    private final RestingProbe bid = new RestingProbe(1);
    private final RestingProbe ask = new RestingProbe(-1);
    private double through;
    private double reached;
    private double reachedLots;
    private double weight;
    private double awayBps;
    private double missed;

    RestingOdds(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        restNs = parameters.param(REST_NS);
        restDecay = parameters.param(REST_DECAY);
    }

    /** Part of an order of so many lots that is filled; not-a-number until enough were over. */
    double share(final long lots)
    {
        final double part = reachedLots < reached * lots ? reachedLots / (reached * lots) : 1;
        return isKnown() ? (through + reached * part) / weight : Double.NaN;
    }

    /**
     * What an order that rested and was missed pays more by crossing afterwards than by crossing at once, in basis
     * points, on the mean; 0 if none was missed.
     */
    double awayBps()
    {
        return missed > 0 ? awayBps / missed : 0;
    }

    void onTrade(final long priceTicks, final long lots)
    {
        bid.onTrade(priceTicks, lots);
        ask.onTrade(priceTicks, lots);
    }

    /** What a feed that broke off would have filled is not known: its probes count for nothing. */
    void onMarket(final MarketState market, final long nowNs)
    {
        if (!required.isSet() || !market.isTradable())
        {
            bid.stop();
            ask.stop();
            return;
        }
        final long bidTicks = market.bestBidTicks();
        final long askTicks = market.bestAskTicks();
        follow(bid, bidTicks, market.bestBidLots(), askTicks, nowNs);
        follow(ask, askTicks, market.bestAskLots(), bidTicks, nowNs);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bid.visitState(state);
        ask.visitState(state);
        through = state.visit(through);
        reached = state.visit(reached);
        reachedLots = state.visit(reachedLots);
        weight = state.visit(weight);
        awayBps = state.visit(awayBps);
        missed = state.visit(missed);
    }

    /** Whether half of what will ever count has been seen: two misses in a row say nothing of the third. */
    private boolean isKnown()
    {
        final double decay = restDecay.isSet() ? restDecay.asDouble() : 0;
        return weight > 0 && (1 == decay || 2 * weight * (1 - decay) >= 1);
    }

    private void follow(
        final RestingProbe probe, final long ownTicks, final long ownLots, final long otherTicks, final long nowNs)
    {
        probe.onQuote(ownTicks, ownLots, otherTicks);
        if (probe.isOver(restNs.asLong(), nowNs))
        {
            learn(probe, otherTicks, restDecay.asDouble());
            probe.stop();
        }
        if (!probe.isResting() && ownTicks > 0 && ownLots > 0 && otherTicks > 0)
        {
            probe.rest(ownTicks, ownLots, otherTicks, nowNs);
        }
    }

    private void learn(final RestingProbe probe, final long otherTicks, final double decay)
    {
        final boolean isMissed = !probe.isThrough() && 0 == probe.filledLots() && otherTicks > 0;
        awayBps = decay * awayBps + (isMissed ? probe.awayBps(otherTicks) : 0);
        missed = decay * missed + (isMissed ? 1 : 0);
        final boolean isReached = !probe.isThrough() && probe.filledLots() > 0;
        through = decay * through + (probe.isThrough() ? 1 : 0);
        reached = decay * reached + (isReached ? 1 : 0);
        reachedLots = decay * reachedLots + (isReached ? probe.filledLots() : 0);
        weight = decay * weight + 1;
    }
}
