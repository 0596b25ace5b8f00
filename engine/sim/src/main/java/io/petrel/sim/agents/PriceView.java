package io.petrel.sim.agents;

import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What is thought about the price: the value, which only value takers know; the makers' common estimate, which learns
 * from takers and from news; how fast that estimate has moved of late; and the trend of the market.
 */
final class PriceView implements Stateful
{
    private final double lowTicks;
    private final double highTicks;
    private final double volatilityS;
    private final double trendS;
    private double value;
    private double estimate;
    private double variancePerS;
    private double slowMid;
    private long varianceNs;
    private long trendNs;

    PriceView(final MarketSettings settings)
    {
        final double prices = settings.value(MarketParam.PRICE_COUNT);
        final double margin = settings.value(MarketParam.PRICE_MARGIN);
        lowTicks = 1 + margin * prices;
        highTicks = (1 - margin) * prices;
        volatilityS = settings.value(MarketParam.VOLATILITY_S);
        trendS = settings.value(MarketParam.TREND_S);
        value = settings.value(MarketParam.START_TICKS);
        estimate = value;
        slowMid = value;
        varianceNs = settings.startNs();
        trendNs = settings.startNs();
        final double impact = settings.value(MarketParam.IMPACT_TICKS);
        variancePerS = impact * impact * settings.value(MarketParam.TAKER_RATE);
    }

    double value()
    {
        return value;
    }

    double estimate()
    {
        return estimate;
    }

    /** Standard deviation of the estimate over a second, ticks. */
    double volatility(final long nowNs)
    {
        return Math.sqrt(variancePerS * Transcendental.exp(-MarketSettings.seconds(varianceNs, nowNs) / volatilityS));
    }

    /** How far the middle of the market is above its slow mean, ticks. */
    double trend(final double midTicks)
    {
        return midTicks - slowMid;
    }

    void moveValue(final double ticks)
    {
        value = within(value + ticks);
    }

    void moveEstimate(final double ticks, final long nowNs)
    {
        final double moved = within(estimate + ticks) - estimate;
        estimate += moved;
        variancePerS *= Transcendental.exp(-MarketSettings.seconds(varianceNs, nowNs) / volatilityS);
        variancePerS += moved * moved / volatilityS;
        varianceNs = nowNs;
    }

    void onMid(final double midTicks, final long nowNs)
    {
        slowMid += (midTicks - slowMid) * -Transcendental.expm1(-MarketSettings.seconds(trendNs, nowNs) / trendS);
        trendNs = nowNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        value = state.visit(value);
        estimate = state.visit(estimate);
        variancePerS = state.visit(variancePerS);
        slowMid = state.visit(slowMid);
        varianceNs = state.visit(varianceNs);
        trendNs = state.visit(trendNs);
    }

    private double within(final double ticks)
    {
        return Math.max(lowTicks, Math.min(highTicks, ticks));
    }
}
