package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.bar.Bar;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What trades say: arrivals, costs, impact, toxicity. Pipeline thread only; allocates nothing after construction.
 */
final class TradeFlow implements Stateful
{
    private static final double NEUTRAL = 50.0;

    private final FlowFeatures flow;
    private final TopQuote quote;
    private final double intensityFull;
    private final HawkesIntensity arrivals;
    private final EffectiveSpread spread;
    private final TickImbalance ticks;
    private final Vpin vpin;
    private final KyleLambda kyle;

    /** Reads sides and balance from the flow features, and the mid from the quote; both are someone else's. */
    TradeFlow(final FeatureParams params, final FlowFeatures flow, final TopQuote quote)
    {
        this.flow = flow;
        this.quote = quote;
        intensityFull = params.real(OrderFlowParams.TAPE_INTENSITY_FULL);
        arrivals = new HawkesIntensity(
            params.real(OrderFlowParams.HAWKES_MU),
            params.real(OrderFlowParams.HAWKES_ALPHA),
            params.real(OrderFlowParams.HAWKES_BETA));
        spread = new EffectiveSpread(params.quoteHalfLifeNs());
        ticks = new TickImbalance(params.real(OrderFlowParams.TICK_DECAY), params.uptickTrades());
        vpin = new Vpin(
            params.flag(OrderFlowParams.VPIN_BULK),
            params.real(OrderFlowParams.VPIN_BUCKET_SHARE),
            params.whole(OrderFlowParams.VPIN_BUCKETS),
            params.volatilityBars());
        kyle = new KyleLambda(params.whole(OrderFlowParams.KYLE_BARS));
    }

    void elapse(final DecayClock clock)
    {
        spread.elapse(clock);
    }

    void onTrade(
        final long priceTicks,
        final long sizeLots,
        final AggressorSide venueSide,
        final long eventTimeNs)
    {
        final int side = flow.side();
        arrivals.onTrade(side, eventTimeNs);
        spread.onTrade(priceTicks, side, quote, eventTimeNs);
        ticks.onTrade(sizeLots, flow.sideByTickRule());
        vpin.onTrade(sizeLots, side);
        kyle.onTrade(sizeLots, side, AggressorSide.BUYER == venueSide || AggressorSide.SELLER == venueSide);
    }

    void onBar(final Bar bar, final FeatureVector vector)
    {
        vpin.onBar(bar, vector);
    }

    /** The rest of the bar. */
    void complete(final Bar bar, final FeatureVector vector)
    {
        kyle.onBar(bar);
        vector.putIf(kyle.isReady(), Feature.KYLE_LAMBDA, kyle.isReady() ? kyle.value() : 0.0);
    }

    void write(final FeatureVector vector)
    {
        vector.putIf(vpin.isReady(), Feature.VPIN, vpin.value());
    }

    void writeRest(final FeatureVector vector)
    {
        writeArrivals(vector);
        vector.putIf(spread.isReady(), Feature.EFFECTIVE_SPREAD_BPS, spread.isReady() ? spread.value() : 0.0);
        vector.putIf(ticks.isReady(), Feature.TICK_IMBALANCE, ticks.isReady() ? ticks.value() : 0.0);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        arrivals.visitState(state);
        spread.visitState(state);
        ticks.visitState(state);
        vpin.visitState(state);
        kyle.visitState(state);
    }

    private void writeArrivals(final FeatureVector vector)
    {
        final boolean isReady = arrivals.isReady();
        final double intensity = isReady ? arrivals.ratio() : 0.0;
        vector.putIf(isReady, Feature.TRADE_INTENSITY, intensity);
        final boolean hasSides = arrivals.hasImbalance();
        vector.putIf(hasSides, Feature.HAWKES_IMBALANCE, hasSides ? arrivals.imbalance() : 0.0);
        final boolean hasScore = isReady && flow.hasBalance();
        vector.putIf(hasScore, Feature.TAPE_SCORE, hasScore ? score(intensity) : 0.0);
    }

    private double score(final double intensity)
    {
        return NEUTRAL * (1.0 + flow.balance() * Math.min(1.0, intensity / intensityFull));
    }
}
