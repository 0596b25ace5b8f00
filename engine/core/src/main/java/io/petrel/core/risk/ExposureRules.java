package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;

/**
 * Rules on how much of an account is at risk, and where: all at the worst case. Each is recorded only while it is in
 * force. They bind orders that take risk. Holds no state but its parameter handles. Pipeline thread only; allocates
 * nothing.
 */
final class ExposureRules
{
    private final Portfolio portfolio;
    private final WorstCase worst;
    private final Floors floors;
    private final PortfolioRisk risk;
    private final CorrelationMatrix correlations;
    private final OrderRisk filled;
    private final InstrumentList list;
    private final Param positionsMax;
    private final Param leverageMax;
    private final Param leverageVolatility;
    private final Param netMax;
    private final Param concentrationMax;
    private final Param riskShareMax;
    private final Param correlationMax;
    private final Param correlationFrom;
    private final Param sectorMax;
    private final Param heatMax;
    private final Param volatilityMax;
    private final Param varMax;
    private final Param shortfallMax;
    private final Param stressMax;

    ExposureRules(
        final Portfolio portfolio,
        final Parameters parameters,
        final WorstCase worst,
        final Floors floors,
        final PortfolioRisk risk,
        final RiskModel model,
        final InstrumentList list)
    {
        this.portfolio = portfolio;
        this.worst = worst;
        this.floors = floors;
        this.risk = risk;
        correlations = model.correlations();
        filled = new OrderRisk(portfolio, parameters, model);
        this.list = list;
        positionsMax = parameters.param(ConductParams.POSITIONS_MAX);
        leverageMax = parameters.param(PortfolioRiskParams.LEVERAGE_MAX);
        leverageVolatility = parameters.param(PortfolioRiskParams.LEVERAGE_VOLATILITY);
        netMax = parameters.param(PortfolioRiskParams.NET_MAX);
        concentrationMax = parameters.param(PortfolioRiskParams.CONCENTRATION_MAX);
        riskShareMax = parameters.param(PortfolioRiskParams.RISK_SHARE_MAX);
        correlationMax = parameters.param(PortfolioRiskParams.CORRELATION_MAX);
        correlationFrom = parameters.param(PortfolioRiskParams.CORRELATION_FROM);
        sectorMax = parameters.param(PortfolioRiskParams.SECTOR_MAX);
        heatMax = parameters.param(PortfolioRiskParams.HEAT_MAX);
        volatilityMax = parameters.param(PortfolioRiskParams.VOLATILITY_MAX);
        varMax = parameters.param(PortfolioRiskParams.VAR_MAX);
        shortfallMax = parameters.param(PortfolioRiskParams.SHORTFALL_MAX);
        stressMax = parameters.param(PortfolioRiskParams.STRESS_MAX);
    }

    /** Instruments held or worked, the order's included. */
    void checkPositions(final Verdict verdict)
    {
        if (positionsMax.isSet())
        {
            verdict.record(RuleId.POSITIONS, worst.positions(), positionsMax.asLong(),
                worst.positions() <= positionsMax.asLong());
        }
    }

    /** Notionals and losses against equity. */
    void check(final OrderIntent intent, final Verdict verdict)
    {
        final Position own = portfolio.position(intent.market().instrument());
        final long equityE8 = Math.max(0, portfolio.payableEquityE8());
        checkLeverage(own, verdict, equityE8);
        checkPart(RuleId.NET_EXPOSURE, verdict, worst.netE8(), netMax, equityE8);
        checkPart(RuleId.CONCENTRATION, verdict, worst.ownNotionalE8(), concentrationMax, equityE8);
        if (riskShareMax.isSet() && null != floors.hardest())
        {
            final long leftE8 = Math.max(0, equityE8 - floors.hardE8());
            checkPart(RuleId.RISK_SHARE, verdict, worst.ownLossE8(), riskShareMax, leftE8);
        }
        if (correlationMax.isSet())
        {
            checkCorrelation(own, intent, verdict, equityE8);
        }
        if (sectorMax.isSet())
        {
            checkPart(RuleId.SECTOR, verdict, sectorE8(own), sectorMax, equityE8);
        }
        if (heatMax.isSet() && 0 == worst.missing() && !worst.isStopless())
        {
            checkPart(RuleId.HEAT, verdict, worst.lossE8(), heatMax, equityE8);
        }
        else if (heatMax.isSet())
        {
            verdict.record(RuleId.HEAT, Verdict.NOT_MEASURED, Verdict.NOT_APPLIED, false);
        }
        checkPortfolio(own, intent.side(), verdict);
    }

    /** As it was measured last and, if that is more, as it would be with all filled. */
    private void checkPortfolio(final Position own, final Side side, final Verdict verdict)
    {
        if (!volatilityMax.isSet() && !varMax.isSet() && !shortfallMax.isSet() && !stressMax.isSet())
        {
            return;
        }
        filled.weigh(own, side, worst.ownNotionalE8());
        if (volatilityMax.isSet())
        {
            final double value = Math.max(risk.volatility(), filled.volatility());
            checkMeasured(RuleId.VOLATILITY, own, verdict, value, volatilityMax);
        }
        if (varMax.isSet())
        {
            final double value = Math.max(risk.valueAtRisk(), filled.valueAtRisk());
            checkMeasured(RuleId.VALUE_AT_RISK, own, verdict, value, varMax);
        }
        if (shortfallMax.isSet())
        {
            final double value = Math.max(risk.shortfall(), filled.shortfall());
            checkMeasured(RuleId.EXPECTED_SHORTFALL, own, verdict, value, shortfallMax);
        }
        if (stressMax.isSet())
        {
            final double value = Math.max(risk.stressWorst(), filled.stressWorst());
            checkMeasured(RuleId.STRESS, own, verdict, value, stressMax);
        }
    }

    private void checkLeverage(final Position own, final Verdict verdict, final long equityE8)
    {
        if (!leverageMax.isSet())
        {
            return;
        }
        double multiple = leverageMax.asDouble();
        if (leverageVolatility.isSet())
        {
            final double volatility = correlations.volatility(indexOf(own));
            if (Double.isNaN(volatility))
            {
                verdict.record(RuleId.LEVERAGE, worst.grossE8(), Verdict.NOT_APPLIED, false);
                return;
            }
            multiple *= volatility > 0 ? Math.min(1, leverageVolatility.asDouble() / volatility) : 1;
        }
        final long limitE8 = Money.part(equityE8, multiple);
        verdict.record(RuleId.LEVERAGE, worst.grossE8(), limitE8, worst.grossE8() <= limitE8);
    }

    private static void checkPart(
        final RuleId rule, final Verdict verdict, final long measuredE8, final Param share, final long ofE8)
    {
        if (share.isSet())
        {
            final long limitE8 = Money.part(ofE8, share.asDouble());
            verdict.record(rule, measuredE8, limitE8, measuredE8 <= limitE8);
        }
    }

    /**
     * A part of equity, in 1e-8. While it is not known nothing is taken on, unless nothing is held and nothing worked
     * in another instrument.
     */
    private void checkMeasured(
        final RuleId rule, final Position own, final Verdict verdict, final double value, final Param limit)
    {
        final long limitE8 = E8.fromDouble(limit.asDouble());
        if (Double.isNaN(value))
        {
            verdict.record(rule, Verdict.NOT_MEASURED, limitE8, !isTaken(own));
        }
        else
        {
            final long valueE8 = E8.fromDouble(value);
            verdict.record(rule, valueE8, limitE8, valueE8 <= limitE8);
        }
    }

    /** Whether something is held now, or worked elsewhere: the measurement is older. */
    private boolean isTaken(final Position own)
    {
        boolean isTaken = false;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            isTaken |= 0 != position.lots() || position != own && 0 != position.workingOrders();
        }
        return isTaken;
    }

    /** Own worst notional and what is held or worked elsewhere that moves with it, by the part of it that does. */
    private void checkCorrelation(
        final Position own, final OrderIntent intent, final Verdict verdict, final long equityE8)
    {
        final int ownIndex = indexOf(own);
        final boolean isBuy = Side.BUY == intent.side();
        double sumE8 = worst.ownNotionalE8();
        boolean isKnown = true;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position other = portfolio.positionAt(i);
            if (i != ownIndex && (0 != other.lots() || 0 != other.workingOrders()))
            {
                final double correlation = correlations.correlation(ownIndex, i);
                isKnown &= !Double.isNaN(correlation);
                sumE8 += togetherE8(other, isBuy ? correlation : -correlation);
            }
        }
        final long limitE8 = Money.part(equityE8, correlationMax.asDouble());
        verdict.record(RuleId.CORRELATION, isKnown ? (long)Math.ceil(sumE8) : Verdict.NOT_MEASURED, limitE8,
            isKnown && sumE8 <= limitE8);
    }

    /** Of the longest and the shortest that a position can become, the one that moves more with the order. */
    private double togetherE8(final Position other, final double longsTogether)
    {
        final long lots = longsTogether > 0 ? longLots(other) : shortLots(other);
        final double together = Math.abs(longsTogether);
        return lots > 0 && together >= (correlationFrom.isSet() ? correlationFrom.asDouble() : 0) ?
            together * markedE8(other, lots) : 0;
    }

    /** Own worst notional and what else is held of its sector; an instrument without a sector is one of its own. */
    private long sectorE8(final Position own)
    {
        final int sector = list.sector(own.instrument());
        long sumE8 = worst.ownNotionalE8();
        for (int i = 0; Units.NULL_INSTRUMENT != sector && i < portfolio.positionCount(); i++)
        {
            final Position other = portfolio.positionAt(i);
            if (other != own && list.sector(other.instrument()) == sector)
            {
                sumE8 = Money.add(sumE8, heldE8(other));
            }
        }
        return sumE8;
    }

    /** Notional at the mark with the larger side of what works filled. */
    private static long heldE8(final Position position)
    {
        final long lots = Math.max(longLots(position), shortLots(position));
        return 0 == lots ? 0 : markedE8(position, lots);
    }

    private static long longLots(final Position position)
    {
        return Math.max(0, position.lots() + position.workingBuyLots());
    }

    private static long shortLots(final Position position)
    {
        return Math.max(0, position.workingSellLots() - position.lots());
    }

    private static long markedE8(final Position position, final long lots)
    {
        return position.instrument().contract().notionalE8(position.markTicks(), lots);
    }

    private int indexOf(final Position position)
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            if (portfolio.positionAt(i) == position)
            {
                return i;
            }
        }
        return portfolio.positionCount();
    }
}
