package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;

/**
 * Rules on what, when and how an account trades. Each is recorded only while it is in force. They bind orders that take
 * risk. Holds no state but its parameter handles. Pipeline thread only; allocates nothing.
 */
final class ConductRules
{
    private final Portfolio portfolio;
    private final DayClock clock;
    private final AccountDays days;
    private final TradeLog trades;
    private final Calendar calendar;
    private final NewsCalendar news;
    private final InstrumentList list;
    private final Param listedOnly;
    private final Param tradeGapNs;
    private final Param noHedging;
    private final Param martingaleRatio;
    private final Param gridMaxEntries;
    private final Param gridAddToLoser;
    private final Param lossesMax;
    private final Param targetFraction;
    private final Param tradingDaysMin;
    private final Param consistency;
    private final Param consistencyGuard;
    private final Param smallestLots;
    private final Param newsFlat;
    private AccountsView others;

    ConductRules(
        final Portfolio portfolio,
        final Parameters parameters,
        final DayClock clock,
        final AccountDays days,
        final TradeLog trades,
        final Calendar calendar,
        final NewsCalendar news,
        final InstrumentList list)
    {
        this.portfolio = portfolio;
        this.clock = clock;
        this.days = days;
        this.trades = trades;
        this.calendar = calendar;
        this.news = news;
        this.list = list;
        listedOnly = parameters.param(ConductParams.LISTED_ONLY);
        tradeGapNs = parameters.param(ConductParams.TRADE_GAP_NS);
        noHedging = parameters.param(ConductParams.NO_HEDGING);
        martingaleRatio = parameters.param(ConductParams.MARTINGALE_RATIO);
        gridMaxEntries = parameters.param(ConductParams.GRID_MAX_ENTRIES);
        gridAddToLoser = parameters.param(ConductParams.GRID_ADD_TO_LOSER);
        lossesMax = parameters.param(ConductParams.LOSSES_MAX);
        targetFraction = parameters.param(ConductParams.TARGET_FRACTION);
        tradingDaysMin = parameters.param(ConductParams.TRADING_DAYS_MIN);
        consistency = parameters.param(ConductParams.CONSISTENCY_FRACTION);
        consistencyGuard = parameters.param(ConductParams.CONSISTENCY_GUARD_FRACTION);
        smallestLots = parameters.param(RiskParams.ORDER_SIZE_MIN_LOTS);
        newsFlat = parameters.param(ConductParams.NEWS_FLAT);
    }

    void others(final AccountsView view)
    {
        others = view;
    }

    /** Where and when; {@code hasFloors} tells that the floors need the day. */
    void checkCalendar(final OrderIntent intent, final Verdict verdict, final boolean hasFloors, final long nowNs)
    {
        final Instrument instrument = intent.market().instrument();
        final boolean isListedOnly = listedOnly.isSet() && listedOnly.asBool();
        if (isListedOnly || list.isForbidden(instrument))
        {
            final boolean isAllowed = list.isAllowed(instrument);
            verdict.record(RuleId.INSTRUMENT_LIST, isAllowed ? 1 : 0, 1, isAllowed);
        }
        if (hasFloors || clock.isAnyZoneSet() || targetFraction.isSet() || consistency.isSet())
        {
            final int unknown = clock.unknownZones(nowNs) + (days.isKnown() ? 0 : 1);
            verdict.record(RuleId.TRADING_DAY, unknown, 0, 0 == unknown);
        }
        if (calendar.hasSessions())
        {
            recordFlag(verdict, RuleId.SESSION, calendar.isOpen(nowNs));
        }
        if (news.isInForce())
        {
            final int blocking = news.blocking(instrument, nowNs, newsLeadNs());
            verdict.record(RuleId.NEWS, blocking, 0, 0 == blocking);
        }
        if (calendar.hasWeekend())
        {
            recordFlag(verdict, RuleId.WEEKEND, !calendar.isWeekend(nowNs));
        }
        if (calendar.hasNight())
        {
            recordFlag(verdict, RuleId.OVERNIGHT, !calendar.isNight(nowNs));
        }
    }

    /** How. */
    void checkStyle(final OrderIntent intent, final Exposure exposure, final Verdict verdict, final long nowNs)
    {
        final Position position = portfolio.position(intent.market().instrument());
        final boolean isReplacement = intent.isReplacement();
        if (tradeGapNs.isSet() && !isReplacement)
        {
            final boolean isFirst = Units.NULL_TIME_NS == trades.lastRiskNs();
            final long gapNs = isFirst ? Verdict.NOT_MEASURED : nowNs - trades.lastRiskNs();
            verdict.record(RuleId.TRADE_GAP, gapNs, tradeGapNs.asLong(), isFirst || gapNs >= tradeGapNs.asLong());
        }
        if (noHedging.isSet() && noHedging.asBool())
        {
            final boolean isOpposed = position.opposes(intent.side()) || null != others &&
                others.isOpposed(portfolio.accountId(), intent.market().instrument(), intent.side());
            verdict.record(RuleId.HEDGE, isOpposed ? 1 : 0, 0, !isOpposed);
        }
        checkMartingale(position, exposure, verdict);
        checkGrid(position, intent, verdict, isReplacement);
    }

    /** What the account's record allows. */
    void checkRecord(final OrderIntent intent, final Verdict verdict)
    {
        if (lossesMax.isSet())
        {
            final int losses = trades.lossesInARow();
            verdict.record(RuleId.CONSECUTIVE_LOSSES, losses, lossesMax.asLong(), losses < lossesMax.asLong());
        }
        if (targetFraction.isSet())
        {
            checkTarget(intent, verdict);
        }
        if (consistency.isSet())
        {
            final long limitE8 = consistencyLimitE8();
            final long profitE8 = dayProfitE8();
            verdict.record(RuleId.CONSISTENCY, profitE8, limitE8, profitE8 <= 0 || profitE8 < limitE8);
        }
    }

    /** How long before a release the guardian wants all closed: what was opened then would be closed at once. */
    long newsLeadNs()
    {
        return newsFlat.isSet() && newsFlat.asBool() ? calendar.leadNs() : 0;
    }

    /** Positions of the account to which another one holds or works towards the opposite. */
    int opposedPositions()
    {
        int opposed = 0;
        for (int i = 0; null != others && i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            final Side side = position.lots() > 0 ? Side.BUY : Side.SELL;
            opposed += 0 != position.lots() &&
                others.isOpposed(portfolio.accountId(), position.instrument(), side) ? 1 : 0;
        }
        return opposed;
    }

    boolean isTargetReached()
    {
        return targetFraction.isSet() && days.isKnown() && days.profitE8() >= targetE8();
    }

    boolean isStreakTooLong()
    {
        return lossesMax.isSet() && trades.lossesInARow() >= lossesMax.asLong();
    }

    long lossesMax()
    {
        return lossesMax.asLong();
    }

    /** Days with a trade that the phase still asks for. */
    long missingDays()
    {
        return tradingDaysMin.isSet() ? Math.max(0, tradingDaysMin.asLong() - days.tradingDays()) : 0;
    }

    /** Profit that wins the phase, 0 if none is asked for. */
    long targetE8()
    {
        return targetFraction.isSet() ? Money.part(days.initialE8(), targetFraction.asDouble()) : 0;
    }

    /** Profit of a day from which no more risk is taken; asked only while the rule is in force. */
    long consistencyLimitE8()
    {
        return Money.part(consistencyBaseE8(), (consistencyGuard.isSet() ? consistencyGuard : consistency).asDouble());
    }

    /** What is closed today, and what is open if that gains. */
    long dayProfitE8()
    {
        return Math.addExact(days.dayProfitE8(), Math.max(0, portfolio.unrealisedE8()));
    }

    /** What shares of a day are taken of. */
    long consistencyBaseE8()
    {
        return Math.max(Math.max(0, days.profitE8()), targetE8());
    }

    private static void recordFlag(final Verdict verdict, final RuleId rule, final boolean passes)
    {
        verdict.record(rule, passes ? 1 : 0, 1, passes);
    }

    private void checkMartingale(final Position position, final Exposure exposure, final Verdict verdict)
    {
        final long lostLots = trades.lostLots(position);
        if (martingaleRatio.isSet() && Units.NULL_LOTS != lostLots)
        {
            final long limitLots = (long)Math.floor(lostLots * martingaleRatio.asDouble());
            final long lots = Math.abs(exposure.worstLots());
            verdict.record(RuleId.MARTINGALE, lots, limitLots, lots <= limitLots);
        }
    }

    private void checkGrid(
        final Position position, final OrderIntent intent, final Verdict verdict, final boolean isReplacement)
    {
        final boolean isForbidden = gridAddToLoser.isSet() && !gridAddToLoser.asBool();
        final boolean addsToLoser = isForbidden && 0 != position.lots() && position.unrealisedE8() < 0 &&
            Side.BUY == intent.side() == position.lots() > 0;
        if (gridMaxEntries.isSet() && !addsToLoser)
        {
            final int entries = trades.entries(position);
            final long limit = gridMaxEntries.asLong();
            verdict.record(RuleId.GRID, entries, limit, isReplacement || entries < limit);
        }
        else if (isForbidden)
        {
            verdict.record(RuleId.GRID, addsToLoser ? 1 : 0, 0, !addsToLoser);
        }
    }

    /** Once the target is reached, only the days that are missing are traded, one smallest order each. */
    private void checkTarget(final OrderIntent intent, final Verdict verdict)
    {
        final boolean isReached = isTargetReached();
        final long missing = missingDays();
        verdict.record(RuleId.PROFIT_TARGET, days.profitE8(), targetE8(), !isReached || missing > 0);
        if (isReached && missing > 0)
        {
            final long limitLots = days.hasTradedToday() ? 0 : smallestLots.isSet() ? smallestLots.asLong() : 0;
            verdict.record(RuleId.TRADING_DAYS, intent.sizeLots(), limitLots, intent.sizeLots() <= limitLots);
        }
    }
}
