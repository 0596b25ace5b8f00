package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.StandingSink.Kind;

/**
 * Where an account stands with the rules that mean something without an order: of conduct, and of the portfolio. Reads
 * only, and says what the gate would measure; holds no state but parameter handles.
 */
final class Standings
{
    private final Portfolio portfolio;
    private final DayClock clock;
    private final AccountDays days;
    private final TradeLog trades;
    private final NewsCalendar news;
    private final Calendar calendar;
    private final ConductRules conduct;
    private final PortfolioRisk risk;
    private final Param tradeGapNs;
    private final Param noHedging;
    private final Param martingaleRatio;
    private final Param gridMaxEntries;
    private final Param inactivityMaxDays;
    private final Param inactivityGuardDays;
    private final Param positionsMax;
    private final Param lossesMax;
    private final Param target;
    private final Param tradingDaysMin;
    private final Param consistency;
    private final Param leverageMax;
    private final Param netMax;
    private final Param concentrationMax;
    private final Param heatMax;
    private final Param volatilityMax;
    private final Param varMax;
    private final Param shortfallMax;
    private final Param stressMax;

    Standings(
        final Portfolio portfolio,
        final Parameters parameters,
        final DayClock clock,
        final AccountDays days,
        final TradeLog trades,
        final NewsCalendar news,
        final Calendar calendar,
        final ConductRules conduct,
        final PortfolioRisk risk)
    {
        this.portfolio = portfolio;
        this.clock = clock;
        this.days = days;
        this.trades = trades;
        this.news = news;
        this.calendar = calendar;
        this.conduct = conduct;
        this.risk = risk;
        tradeGapNs = parameters.param(ConductParams.TRADE_GAP_NS);
        noHedging = parameters.param(ConductParams.NO_HEDGING);
        martingaleRatio = parameters.param(ConductParams.MARTINGALE_RATIO);
        gridMaxEntries = parameters.param(ConductParams.GRID_MAX_ENTRIES);
        inactivityMaxDays = parameters.param(ConductParams.INACTIVITY_MAX_DAYS);
        inactivityGuardDays = parameters.param(ConductParams.INACTIVITY_GUARD_DAYS);
        positionsMax = parameters.param(ConductParams.POSITIONS_MAX);
        lossesMax = parameters.param(ConductParams.LOSSES_MAX);
        target = parameters.param(ConductParams.TARGET_FRACTION);
        tradingDaysMin = parameters.param(ConductParams.TRADING_DAYS_MIN);
        consistency = parameters.param(ConductParams.CONSISTENCY_FRACTION);
        leverageMax = parameters.param(PortfolioRiskParams.LEVERAGE_MAX);
        netMax = parameters.param(PortfolioRiskParams.NET_MAX);
        concentrationMax = parameters.param(PortfolioRiskParams.CONCENTRATION_MAX);
        heatMax = parameters.param(PortfolioRiskParams.HEAT_MAX);
        volatilityMax = parameters.param(PortfolioRiskParams.VOLATILITY_MAX);
        varMax = parameters.param(PortfolioRiskParams.VAR_MAX);
        shortfallMax = parameters.param(PortfolioRiskParams.SHORTFALL_MAX);
        stressMax = parameters.param(PortfolioRiskParams.STRESS_MAX);
    }

    /** Those in force, in the order of the schema. */
    void tell(final long nowNs, final StandingSink sink)
    {
        tellCalendar(nowNs, sink);
        tellConduct(nowNs, sink);
        if (days.isKnown())
        {
            tellRecord(sink);
            tellInactivity(nowNs, sink);
        }
        tellPortfolio(sink);
    }

    private void tellCalendar(final long nowNs, final StandingSink sink)
    {
        if (clock.isAnyZoneSet())
        {
            sink.onStanding(RuleId.TRADING_DAY, Kind.COUNT, clock.unknownZones(nowNs), 0, false);
        }
        if (calendar.hasSessions())
        {
            tellFlag(RuleId.SESSION, calendar.isOpen(nowNs), sink);
        }
        if (news.isInForce())
        {
            tellFlag(RuleId.NEWS, !news.isAnyBlocking(nowNs, conduct.newsLeadNs()), sink);
        }
        if (calendar.hasWeekend())
        {
            tellFlag(RuleId.WEEKEND, !calendar.isWeekend(nowNs), sink);
        }
        if (calendar.hasNight())
        {
            tellFlag(RuleId.OVERNIGHT, !calendar.isNight(nowNs), sink);
        }
    }

    private void tellConduct(final long nowNs, final StandingSink sink)
    {
        if (tradeGapNs.isSet())
        {
            final long lastNs = trades.lastRiskNs();
            final long gapNs = Units.NULL_TIME_NS == lastNs ? Verdict.NOT_MEASURED : nowNs - lastNs;
            sink.onStanding(RuleId.TRADE_GAP, Kind.TIME_NS, gapNs, tradeGapNs.asLong(), true);
        }
        tellStyle(sink);
        if (positionsMax.isSet())
        {
            sink.onStanding(RuleId.POSITIONS, Kind.COUNT, heldOrWorked(), positionsMax.asLong(), false);
        }
        if (lossesMax.isSet())
        {
            sink.onStanding(
                RuleId.CONSECUTIVE_LOSSES, Kind.COUNT, trades.lossesInARow(), lossesMax.asLong(), false);
        }
    }

    /** Positions that are opposed now, the largest as a part of what lost before it, and the one entered most often. */
    private void tellStyle(final StandingSink sink)
    {
        if (noHedging.isSet() && noHedging.asBool())
        {
            sink.onStanding(RuleId.HEDGE, Kind.COUNT, conduct.opposedPositions(), 0, false);
        }
        if (martingaleRatio.isSet())
        {
            final double ratio = largestAfterLoss();
            sink.onStanding(RuleId.MARTINGALE, Kind.RATIO_E8,
                Double.isNaN(ratio) ? Verdict.NOT_MEASURED : E8.fromDouble(ratio),
                E8.fromDouble(martingaleRatio.asDouble()), false);
        }
        if (gridMaxEntries.isSet())
        {
            sink.onStanding(RuleId.GRID, Kind.COUNT, mostEntries(), gridMaxEntries.asLong(), false);
        }
    }

    private double largestAfterLoss()
    {
        double largest = Double.NaN;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            final long lostLots = trades.lostLots(position);
            if (Units.NULL_LOTS != lostLots && lostLots > 0)
            {
                final double ratio = Math.abs(position.lots()) / (double)lostLots;
                largest = Double.isNaN(largest) ? ratio : Math.max(largest, ratio);
            }
        }
        return largest;
    }

    private int mostEntries()
    {
        int most = 0;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            most = Math.max(most, trades.entries(portfolio.positionAt(i)));
        }
        return most;
    }

    /** Time since the last trade, against what the firm allows or, where that is not known, what we do. */
    private void tellInactivity(final long nowNs, final StandingSink sink)
    {
        final Param limit = inactivityMaxDays.isSet() ? inactivityMaxDays : inactivityGuardDays;
        if (limit.isSet())
        {
            sink.onStanding(RuleId.INACTIVITY, Kind.TIME_NS, nowNs - days.lastTradeNs(),
                limit.asLong() * DayClock.DAY_NS, false);
        }
    }

    private void tellRecord(final StandingSink sink)
    {
        if (target.isSet())
        {
            sink.onStanding(RuleId.PROFIT_TARGET, Kind.MONEY_E8, days.profitE8(), conduct.targetE8(), false);
        }
        if (tradingDaysMin.isSet())
        {
            sink.onStanding(RuleId.TRADING_DAYS, Kind.COUNT, days.tradingDays(), tradingDaysMin.asLong(), true);
        }
        if (consistency.isSet())
        {
            sink.onStanding(
                RuleId.CONSISTENCY, Kind.MONEY_E8, conduct.dayProfitE8(), conduct.consistencyLimitE8(), false);
            sink.onBestDay(days.bestProfitE8(), Money.part(conduct.consistencyBaseE8(), consistency.asDouble()));
        }
    }

    private void tellPortfolio(final StandingSink sink)
    {
        tellPart(RuleId.LEVERAGE, risk.gross(), leverageMax, sink);
        tellPart(RuleId.NET_EXPOSURE, Math.abs(risk.net()), netMax, sink);
        tellPart(RuleId.CONCENTRATION, risk.concentration(), concentrationMax, sink);
        tellPart(RuleId.HEAT, risk.heat(), heatMax, sink);
        tellPart(RuleId.VOLATILITY, risk.volatility(), volatilityMax, sink);
        tellPart(RuleId.VALUE_AT_RISK, risk.valueAtRisk(), varMax, sink);
        tellPart(RuleId.EXPECTED_SHORTFALL, risk.shortfall(), shortfallMax, sink);
        tellPart(RuleId.STRESS, risk.stressWorst(), stressMax, sink);
    }

    private int heldOrWorked()
    {
        int count = 0;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final boolean isIdle = 0 == portfolio.positionAt(i).lots() && 0 == portfolio.positionAt(i).workingOrders();
            count += isIdle ? 0 : 1;
        }
        return count;
    }

    private static void tellFlag(final RuleId rule, final boolean passes, final StandingSink sink)
    {
        sink.onStanding(rule, Kind.FLAG, passes ? 1 : 0, 1, true);
    }

    private static void tellPart(final RuleId rule, final double value, final Param limit, final StandingSink sink)
    {
        if (limit.isSet())
        {
            sink.onStanding(rule, Kind.PART_E8, Double.isNaN(value) ? Verdict.NOT_MEASURED : E8.fromDouble(value),
                E8.fromDouble(limit.asDouble()), false);
        }
    }
}
