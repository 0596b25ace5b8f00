package io.petrel.core.risk;

import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;

/**
 * The limits in force, in the unit each rule compares. A limit whose parameter is not set is {@link
 * Verdict#NOT_APPLIED}, and {@link #missing} counts it, so that the gate refuses. Fractions of money round half-even;
 * equity below zero counts as none. The guardian asks for the drawdown's limit at every event: it is computed anew only
 * when a parameter or the high-water mark changed. Holds no state. Pipeline thread only; allocates nothing.
 */
final class Limits
{
    private final Parameters parameters;
    private final Param priceBandBps;
    private final Param orderSizeMinLots;
    private final Param orderSizeMaxLots;
    private final Param orderNotionalMaxE8;
    private final Param orderNotionalMaxFraction;
    private final Param positionMaxFraction;
    private final Param openOrdersMax;
    private final Param rateMaxOrders;
    private final Param rateWindowNs;
    private final Param drawdownKillFraction;
    private final Param exitBandMaxBps;
    private long parametersSeen = -1;
    private long highWaterSeenE8;
    private long drawdownKillE8;

    Limits(final Parameters parameters)
    {
        this.parameters = parameters;
        priceBandBps = parameters.param(RiskParams.PRICE_BAND_BPS);
        orderSizeMinLots = parameters.param(RiskParams.ORDER_SIZE_MIN_LOTS);
        orderSizeMaxLots = parameters.param(RiskParams.ORDER_SIZE_MAX_LOTS);
        orderNotionalMaxE8 = parameters.param(RiskParams.ORDER_NOTIONAL_MAX_E8);
        orderNotionalMaxFraction = parameters.param(RiskParams.ORDER_NOTIONAL_MAX_FRACTION);
        positionMaxFraction = parameters.param(RiskParams.POSITION_MAX_FRACTION);
        openOrdersMax = parameters.param(RiskParams.OPEN_ORDERS_MAX);
        rateMaxOrders = parameters.param(RiskParams.RATE_MAX_ORDERS);
        rateWindowNs = parameters.param(RiskParams.RATE_WINDOW_NS);
        drawdownKillFraction = parameters.param(RiskParams.DRAWDOWN_KILL_FRACTION);
        exitBandMaxBps = parameters.param(FloorParams.EXIT_BAND_MAX_BPS);
    }

    /**
     * How many numbers are not set that an order needs: the price band and the rate always, all others if it takes
     * risk.
     */
    int missing(final boolean takesRisk)
    {
        final int always = unset(priceBandBps) + unset(rateMaxOrders) + unset(rateWindowNs);
        if (!takesRisk)
        {
            return always;
        }
        final int notional = Math.min(unset(orderNotionalMaxE8), unset(orderNotionalMaxFraction));
        return always + notional + unset(orderSizeMinLots) + unset(orderSizeMaxLots) + unset(positionMaxFraction) +
            unset(openOrdersMax) + unset(drawdownKillFraction);
    }

    long priceBandTicks(final long referenceTicks)
    {
        return priceBandBps.isSet() ? BasisPoints.of(referenceTicks, priceBandBps.asDouble()) : Verdict.NOT_APPLIED;
    }

    /**
     * The band of an order that must close: the price band, or as far as the best price of the other side, at most the
     * bound of sanity.
     */
    long exitBandTicks(final long referenceTicks, final long otherSideTicks)
    {
        final long bandTicks = priceBandTicks(referenceTicks);
        if (!exitBandMaxBps.isSet() || Verdict.NOT_APPLIED == bandTicks || Units.NULL_TICKS == otherSideTicks)
        {
            return bandTicks;
        }
        final long boundTicks = BasisPoints.of(referenceTicks, exitBandMaxBps.asDouble());
        return Math.max(bandTicks, Math.min(boundTicks, Math.abs(otherSideTicks - referenceTicks)));
    }

    long orderSizeMinLots()
    {
        return asLong(orderSizeMinLots);
    }

    long orderSizeMaxLots()
    {
        return asLong(orderSizeMaxLots);
    }

    /** The lower of the two notional limits that are set. */
    long orderNotionalMaxE8(final Portfolio portfolio)
    {
        final long absoluteE8 = asLong(orderNotionalMaxE8);
        final long fractionE8 = ofEquity(orderNotionalMaxFraction, portfolio);
        if (Verdict.NOT_APPLIED == absoluteE8)
        {
            return fractionE8;
        }
        return Verdict.NOT_APPLIED == fractionE8 ? absoluteE8 : Math.min(absoluteE8, fractionE8);
    }

    long positionMaxE8(final Portfolio portfolio)
    {
        return ofEquity(positionMaxFraction, portfolio);
    }

    long openOrdersMax()
    {
        return asLong(openOrdersMax);
    }

    long rateMaxOrders()
    {
        return asLong(rateMaxOrders);
    }

    long rateWindowNs()
    {
        return asLong(rateWindowNs);
    }

    long drawdownKillE8(final Portfolio portfolio)
    {
        if (!portfolio.isOpen())
        {
            return Verdict.NOT_APPLIED;
        }
        if (parametersSeen != parameters.changes() || highWaterSeenE8 != portfolio.highWaterE8())
        {
            parametersSeen = parameters.changes();
            highWaterSeenE8 = portfolio.highWaterE8();
            drawdownKillE8 = drawdownKillFraction.isSet() ?
                Money.part(highWaterSeenE8, drawdownKillFraction.asDouble()) : Verdict.NOT_APPLIED;
        }
        return drawdownKillE8;
    }

    private static long ofEquity(final Param share, final Portfolio portfolio)
    {
        return share.isSet() ? Money.part(Math.max(0, portfolio.equityE8()), share.asDouble()) : Verdict.NOT_APPLIED;
    }

    private static long asLong(final Param param)
    {
        return param.isSet() ? param.asLong() : Verdict.NOT_APPLIED;
    }

    private static int unset(final Param param)
    {
        return param.isSet() ? 0 : 1;
    }
}
