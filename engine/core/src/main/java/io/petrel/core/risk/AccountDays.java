package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Moment;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What an account's rules count from: the phase and its initial balance, the start of the day, the high-water marks,
 * days with a trade, the best day.
 *
 * <p>A day ends with the first event at or after its reset, before that event moves anything: what the day starts with
 * is what was known last before the reset. Of days without an event only the last is begun. The profit of a day is the
 * change of its balance.
 *
 * <p>Equity counts an order that the market has passed as filled at its price, as {@link Portfolio#payableEquityE8}
 * does, until it is told what became of it. If it was not filled, the marks are what the quotes made them meanwhile;
 * {@link #asQuoted} tells what that would be before it is known. Pipeline thread only; allocates nothing.
 */
public final class AccountDays implements Stateful
{
    private final Portfolio portfolio;
    private final WorkingOrders working;
    private final DayClock clock;
    private final Param phaseNumber;
    private final VerdictSink sink;
    private boolean begun;
    private long phase;
    private long initialE8;
    private long localDay = Units.NULL_TIME_NS;
    private long nextResetNs = Units.NULL_TIME_NS;
    private long startBalanceE8;
    private long startEquityE8;
    private long balanceMarkE8;
    private long equityMarkE8;
    private long resetBalanceMarkE8;
    private long resetEquityMarkE8;
    private long bestProfitE8;
    private long lastTradeNs = Units.NULL_TIME_NS;
    private long fillsSeen;
    private int tradingDays;
    private boolean tradedToday;
    private boolean asQuoted;
    private long changes;

    AccountDays(
        final Portfolio portfolio, final Parameters parameters, final DayClock clock, final VerdictSink sink)
    {
        this.portfolio = portfolio;
        working = portfolio.workingOrders();
        this.clock = clock;
        this.sink = sink;
        phaseNumber = parameters.param(FloorParams.PHASE);
    }

    /** An event begins, nothing has moved yet: ends the day when its reset is reached. */
    void beginEvent(final long nowNs)
    {
        if (begun && (nowNs >= nextResetNs || Units.NULL_TIME_NS == nextResetNs))
        {
            reset(nowNs);
        }
    }

    /** Marks and fills are booked; returns whether a new phase began. */
    boolean onEvent(final long nowNs)
    {
        if (!portfolio.isOpen())
        {
            return false;
        }
        final boolean isNewPhase = begun && phase != phase();
        if (!begun || isNewPhase)
        {
            beginPhase(nowNs);
        }
        settleStart();
        final long balanceE8 = portfolio.balanceE8();
        final long payableE8 = portfolio.payableEquityE8();
        final long equityE8 = Math.max(payableE8, working.knownE8(Moment.HIGH_OF_PHASE));
        working.follow(Moment.HIGH_OF_PHASE, portfolio.equityE8(), payableE8);
        if (balanceE8 > balanceMarkE8)
        {
            balanceMarkE8 = balanceE8;
            changes++;
        }
        if (equityE8 > equityMarkE8)
        {
            equityMarkE8 = equityE8;
            changes++;
        }
        if (portfolio.fills() != fillsSeen)
        {
            onFills(nowNs);
        }
        return isNewPhase;
    }

    /** {@return whether the account is open and its day known} */
    public boolean isKnown()
    {
        return begun && Units.NULL_TIME_NS != nextResetNs;
    }

    /** {@return balance with which the phase began} */
    public long initialE8()
    {
        return initialE8;
    }

    /** {@return when this day ends, or the null of time} */
    public long nextResetNs()
    {
        return nextResetNs;
    }

    /** {@return balance with which the day began} */
    public long startBalanceE8()
    {
        return startBalanceE8;
    }

    /** {@return equity with which the day began} */
    public long startEquityE8()
    {
        return startEquityE8;
    }

    /** {@return profit closed today} */
    public long dayProfitE8()
    {
        return Math.subtractExact(portfolio.balanceE8(), startBalanceE8);
    }

    /** {@return profit closed in this phase} */
    public long profitE8()
    {
        return Math.subtractExact(portfolio.balanceE8(), initialE8);
    }

    /** {@return profit of the best day that ended, 0 for none} */
    public long bestProfitE8()
    {
        return bestProfitE8;
    }

    /** {@return days of the phase with a fill, today included} */
    public int tradingDays()
    {
        return tradingDays;
    }

    /** {@return whether there was a fill today} */
    public boolean hasTradedToday()
    {
        return tradedToday;
    }

    /** {@return time of the last fill, or of the beginning of the phase} */
    public long lastTradeNs()
    {
        return lastTradeNs;
    }

    /** Balance if every position that gains were closed at its mark, and no other. */
    long balanceIfGainsAreClosedE8()
    {
        long sumE8 = portfolio.balanceE8();
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            sumE8 += Math.max(0, position.unrealisedE8() - (asQuoted ? 0 : portfolio.surplusE8(position)));
        }
        return sumE8;
    }

    /** Money from which a loss is counted, by codes of {@link FloorParams}. */
    long referenceE8(final long reference, final long basis, final long update)
    {
        if (FloorParams.FROM_INITIAL == reference)
        {
            return initialE8;
        }
        if (FloorParams.FROM_DAY_START == reference)
        {
            return byBasis(basis, startBalanceE8, quoted(startEquityE8, Moment.RESET));
        }
        return FloorParams.AT_RESETS == update ?
            byBasis(basis, resetBalanceMarkE8, quoted(resetEquityMarkE8, Moment.RESET)) :
            byBasis(basis, balanceMarkE8, quoted(equityMarkE8, Moment.HIGH_OF_PHASE));
    }

    /**
     * The same as it would be were the reset now. What follows the balance counts every gain as closed: a target that
     * is reached just before the reset would lift the floor of the new day over what the open losses leave.
     */
    long referenceAfterResetE8(final long reference, final long basis, final long update)
    {
        final long balanceE8 = balanceIfGainsAreClosedE8();
        final long equityE8 = asQuoted ? portfolio.equityE8() : portfolio.payableEquityE8();
        if (FloorParams.FROM_DAY_START == reference)
        {
            return byBasis(basis, balanceE8, equityE8);
        }
        final long nowE8 = referenceE8(reference, basis, update);
        return FloorParams.FROM_HIGH_WATER == reference ?
            Math.max(nowE8, byBasis(basis, balanceE8, equityE8)) : nowE8;
    }

    /**
     * Whether equity counts as the quotes say it, and the marks with it, although the fill of an order that they passed
     * is awaited. For the length of a look.
     */
    void asQuoted(final boolean isAsQuoted)
    {
        changes += asQuoted == isAsQuoted ? 0 : 1;
        asQuoted = isAsQuoted;
    }

    /** Grows whenever a number changed from which floors are computed. */
    long changes()
    {
        return changes;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        begun = state.visit(begun);
        phase = state.visit(phase);
        initialE8 = state.visit(initialE8);
        localDay = state.visit(localDay);
        nextResetNs = state.visit(nextResetNs);
        startBalanceE8 = state.visit(startBalanceE8);
        startEquityE8 = state.visit(startEquityE8);
        balanceMarkE8 = state.visit(balanceMarkE8);
        equityMarkE8 = state.visit(equityMarkE8);
        resetBalanceMarkE8 = state.visit(resetBalanceMarkE8);
        resetEquityMarkE8 = state.visit(resetEquityMarkE8);
        bestProfitE8 = state.visit(bestProfitE8);
        lastTradeNs = state.visit(lastTradeNs);
        fillsSeen = state.visit(fillsSeen);
        tradingDays = state.visit(tradingDays);
        tradedToday = state.visit(tradedToday);
        if (state.isRestoring())
        {
            changes++;
        }
    }

    private long phase()
    {
        return phaseNumber.isSet() ? phaseNumber.asLong() : 0;
    }

    private void beginPhase(final long nowNs)
    {
        final boolean isFirst = !begun;
        begun = true;
        phase = phase();
        // The first phase began with the account, whatever a fill of its first event has changed since.
        initialE8 = isFirst ? portfolio.initialE8() : portfolio.balanceE8();
        bestProfitE8 = 0;
        tradingDays = 0;
        tradedToday = false;
        fillsSeen = isFirst ? 0 : portfolio.fills();
        lastTradeNs = nowNs;
        balanceMarkE8 = initialE8;
        equityMarkE8 = isFirst ? initialE8 : portfolio.payableEquityE8();
        working.note(Moment.HIGH_OF_PHASE, equityMarkE8);
        working.note(Moment.RESET, equityMarkE8);
        resetBalanceMarkE8 = balanceMarkE8;
        resetEquityMarkE8 = equityMarkE8;
        localDay = clock.localDay(nowNs);
        nextResetNs = Units.NULL_TIME_NS == localDay ? localDay : clock.nextResetNs(nowNs);
        startDay(initialE8, equityMarkE8);
    }

    private void startDay(final long balanceE8, final long equityE8)
    {
        startBalanceE8 = balanceE8;
        startEquityE8 = equityE8;
        tradedToday = false;
        changes++;
    }

    private void reset(final long nowNs)
    {
        final long day = clock.localDay(nowNs);
        if (Units.NULL_TIME_NS == day)
        {
            nextResetNs = Units.NULL_TIME_NS;
            return;
        }
        final boolean isNewDay = day != localDay && Units.NULL_TIME_NS != localDay;
        localDay = day;
        nextResetNs = clock.nextResetNs(nowNs);
        if (isNewDay)
        {
            endDay();
        }
    }

    private void endDay()
    {
        final long profitE8 = dayProfitE8();
        bestProfitE8 = Math.max(bestProfitE8, profitE8);
        final long balanceE8 = portfolio.balanceE8();
        final long equityE8 = portfolio.payableEquityE8();
        working.note(Moment.RESET, equityE8);
        resetBalanceMarkE8 = Math.max(resetBalanceMarkE8, balanceE8);
        resetEquityMarkE8 = Math.max(resetEquityMarkE8, equityE8);
        startDay(balanceE8, equityE8);
        sink.onDay(this, portfolio.accountId(), profitE8, localDay);
    }

    /** An order that came to no fill was not at the venue when the market passed its price: equity was as quoted. */
    private void settleStart()
    {
        final long knownE8 = working.knownE8(Moment.RESET);
        if (knownE8 > startEquityE8)
        {
            startEquityE8 = knownE8;
            resetEquityMarkE8 = Math.max(resetEquityMarkE8, knownE8);
            changes++;
        }
        if (!portfolio.isFillAwaited())
        {
            working.note(Moment.RESET, startEquityE8);
        }
    }

    private long quoted(final long markE8, final Moment moment)
    {
        return asQuoted ? Math.max(markE8, working.quotedE8(moment)) : markE8;
    }

    private void onFills(final long nowNs)
    {
        fillsSeen = portfolio.fills();
        lastTradeNs = nowNs;
        if (!tradedToday)
        {
            tradedToday = true;
            tradingDays++;
        }
    }

    private static long byBasis(final long basis, final long balanceE8, final long equityE8)
    {
        if (FloorParams.OF_BALANCE == basis)
        {
            return balanceE8;
        }
        return FloorParams.OF_EQUITY == basis ? equityE8 : Math.max(balanceE8, equityE8);
    }
}
