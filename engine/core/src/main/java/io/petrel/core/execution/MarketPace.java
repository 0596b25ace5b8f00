package io.petrel.core.execution;

import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.List;

/**
 * How fast one market trades and moves: volume so far, its curve over the day, volatility of one bucket of that curve,
 * and the funding that is due next. The same for all accounts. Pipeline thread only; allocates nothing after
 * construction.
 */
public final class MarketPace implements Stateful
{
    private static final ParamSpec VOLATILITY_DECAY = ParamSpec.ofShare("execution.curve.volatility_decay",
        "Weight of past squared returns after one more bucket of the volume curve");

    static final List<ParamSpec> SPECS = ParamCatalogue.of(
        VolumeCurve.SPECS, RestingOdds.SPECS, List.of(VOLATILITY_DECAY));

    private final MarketState market;
    private final Param volatilityDecay;
    private final VolumeCurve curve;
    private final RestingOdds odds;
    private long tradedLots;
    private double tradedTicks;
    private long bucketTicks = Units.NULL_TICKS;
    private double squares;
    private double squaresWeight;
    private long fundingE12;
    private long fundingNs = Units.NULL_TIME_NS;

    MarketPace(final MarketState market, final Parameters parameters)
    {
        this.market = market;
        volatilityDecay = parameters.param(VOLATILITY_DECAY);
        curve = new VolumeCurve(parameters);
        odds = new RestingOdds(parameters);
    }

    /** {@return the market it follows} */
    public MarketState market()
    {
        return market;
    }

    /** {@return lots traded since the first event} */
    public long tradedLots()
    {
        return tradedLots;
    }

    /** {@return sum of price in ticks x lots over the same trades} */
    public double tradedTicks()
    {
        return tradedTicks;
    }

    /** {@return mean volume of one bucket in lots, not-a-number until known} */
    public double bucketLots()
    {
        return curve.meanLots();
    }

    /** {@return volatility of one bucket in basis points, not-a-number until known} */
    public double bucketVolatilityBps()
    {
        return squaresWeight > 0 ? Math.sqrt(squares / squaresWeight) * BasisPoints.WHOLE : Double.NaN;
    }

    /**
     * What is expected to be filled of an order that rests at the best price for its time.
     *
     * @param lots of the order, above 0.
     * @return part of it, not-a-number until known.
     */
    public double restingShare(final long lots)
    {
        return odds.share(lots);
    }

    /** {@return how much dearer crossing is after that time for an order that was not filled, in basis points} */
    public double awayBps()
    {
        return odds.awayBps();
    }

    /**
     * Volume expected.
     *
     * @param fromNs core time.
     * @param toNs   core time, not before.
     * @return lots, not-a-number until known.
     */
    public double expectedLots(final long fromNs, final long toNs)
    {
        return curve.expectedLots(fromNs, toNs);
    }

    /** {@return part of the notional that a long pays next x 1e12, negative when it receives} */
    public long fundingE12()
    {
        return fundingE12;
    }

    /** {@return when it falls due, {@link Units#NULL_TIME_NS} if that is not known} */
    public long fundingNs()
    {
        return fundingNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        tradedLots = state.visit(tradedLots);
        tradedTicks = state.visit(tradedTicks);
        bucketTicks = state.visit(bucketTicks);
        squares = state.visit(squares);
        squaresWeight = state.visit(squaresWeight);
        fundingE12 = state.visit(fundingE12);
        fundingNs = state.visit(fundingNs);
        curve.visitState(state);
        odds.visitState(state);
    }

    void onVolume(final long priceTicks, final long lots, final long nowNs)
    {
        onTime(nowNs);
        curve.onVolume(lots);
        odds.onTrade(priceTicks, lots);
        tradedLots = Math.addExact(tradedLots, lots);
        tradedTicks += (double)priceTicks * lots;
    }

    void onTime(final long nowNs)
    {
        if (Units.NULL_TIME_NS != fundingNs && fundingNs <= nowNs)
        {
            fundingNs = Units.NULL_TIME_NS;
        }
        if (curve.adoptLength())
        {
            bucketTicks = Units.NULL_TICKS;
            squares = 0;
            squaresWeight = 0;
        }
        if (curve.advance(nowNs))
        {
            final long startTicks = bucketTicks;
            bucketTicks = market.referenceTicks();
            learnReturn(startTicks, bucketTicks);
        }
    }

    /** The market moved. */
    void onMarket(final long nowNs)
    {
        onTime(nowNs);
        odds.onMarket(market, nowNs);
    }

    void onFunding(final long rateE12, final long dueNs)
    {
        fundingE12 = rateE12;
        fundingNs = dueNs;
    }

    /** Over a bucket that was followed by the next one; a gap between them is no return of one bucket. */
    private void learnReturn(final long startTicks, final long endTicks)
    {
        if (curve.isWhole() && volatilityDecay.isSet() && startTicks > 0 && endTicks > 0)
        {
            final double logReturn = Transcendental.log((double)endTicks / startTicks);
            squares = volatilityDecay.asDouble() * squares + logReturn * logReturn;
            squaresWeight = volatilityDecay.asDouble() * squaresWeight + 1;
        }
    }
}
