package io.petrel.core.risk;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.Execution;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * Watches one account at every event. It can only close the gate, take orders back, and have everything closed; what it
 * found, the {@link GateSwitch} latches.
 *
 * <pre>
 *   equity below a hard floor                              BREACHED     flatten
 *   equity at a guardian's threshold, or so near a hard    GUARD_DAY or
 *     floor that the modelled gap would cross it           GUARD_FLOOR  flatten
 *   the same of the floors after a reset that is near      RESET_AHEAD  flatten
 *   drawdown at the kill switch, equity under the capital  DRAWDOWN, CAPITAL_FLOOR  flatten
 *   weekend, night, news                                   CALENDAR     flatten
 *   equity at a reducing threshold, losses in a row,       REDUCED, LOSS_STREAK, PROFIT_TARGET
 *     the phase's profit is made                             take entries back
 * </pre>
 *
 * <p>Flattening, and each command but RESUME, takes every working order back first, but for exits at the venue, which
 * execution takes back once what closes instead may leave; STOP takes these back too. A reason that came from equity
 * returns with the next event while it stands: no command overrides a limit, only a configured change of it, or of the
 * phase, does.
 *
 * <p>A look depends on the account's positions, orders and money, its parameters, the reasons that hold, the day it is
 * in, and on time only where a minute begins, the portfolio is measured or the reset comes near. Two looks with all of
 * that equal find the same, and the second changes nothing; so at an event that changed none of it the guardian is
 * dormant. An account that holds nothing and has nothing working is looked at once a minute. What keeps it dormant is
 * no state: after a restore it looks.
 *
 * <p>Pipeline thread only; allocates when an instrument is first seen, never after.
 */
public final class Guardian implements Stateful
{
    private static final int ALL_FLOORS = -1;

    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final Gate gate;
    private final Execution execution;
    private final RuleBook rules;
    private final GapExposure gap;
    private final CalendarWatch calendar;
    private final BreachActions breaches;
    private long removedReasons;
    private long resetSeenNs = Units.NULL_TIME_NS;
    /** Core time from which it looks whatever changed. */
    private long dormantUntilNs = Units.NULL_TIME_NS;
    private long portfolioSeen;
    private long parametersSeen;
    private int reasonsSeen;

    /**
     * The guardian of one account.
     *
     * @param portfolio  watched.
     * @param gateSwitch that it closes.
     * @param gate       that takes orders back.
     * @param execution  that flattens.
     */
    public Guardian(final Portfolio portfolio, final GateSwitch gateSwitch, final Gate gate, final Execution execution)
    {
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.gate = gate;
        this.execution = execution;
        rules = gate.rules();
        rules.stops(execution);
        gap = new GapExposure(portfolio, rules.parameters(), rules.worst());
        calendar = new CalendarWatch(portfolio, rules);
        breaches = new BreachActions(portfolio, rules.parameters(), rules.risk(), execution);
    }

    /** Call at every event, after marks and reports are booked and before any stage decides. */
    public void onEvent()
    {
        final long nowNs = gate.nowNs();
        if (!isDormant(nowNs))
        {
            look(nowNs);
        }
    }

    /**
     * An operator command: obeyed, and an event to look at like every other. Orders are taken back before the look, so
     * that it sends none; reasons are released after it, so that one which stands returns with the next event.
     *
     * @param accountId this account's, or {@link Units#NULL_INSTRUMENT} for all; others are ignored.
     * @param action    all but RESUME take back what works; only STOP takes exits at the venue back too.
     */
    public void onOperator(final int accountId, final OperatorAction action)
    {
        if (accountId != portfolio.accountId() && Units.NULL_INSTRUMENT != accountId)
        {
            return;
        }
        gateSwitch.flat(isFlat());
        takeBack(action);
        look(gate.nowNs());
        dormantUntilNs = Units.NULL_TIME_NS;
        if (OperatorAction.RESUME == action)
        {
            rules.trades().forgive();
            gateSwitch.resume();
            steerExecution();
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        resetSeenNs = state.visit(resetSeenNs);
        calendar.visitState(state);
        if (state.isRestoring())
        {
            dormantUntilNs = Units.NULL_TIME_NS;
        }
    }

    /** Removes a reason: for tests that prove that its absence would be noticed. */
    void remove(final CloseReason reason)
    {
        removedReasons |= reason.bit();
        dormantUntilNs = Units.NULL_TIME_NS;
    }

    private boolean isDormant(final long nowNs)
    {
        return nowNs < dormantUntilNs && portfolioSeen == portfolio.changes() &&
            reasonsSeen == gateSwitch.reasons() && parametersSeen == rules.parameters().changes() &&
            resetSeenNs == rules.days().nextResetNs();
    }

    /** What is seen is what there was before the look: what that changed is looked at once more. */
    private void look(final long nowNs)
    {
        portfolioSeen = portfolio.changes();
        parametersSeen = rules.parameters().changes();
        reasonsSeen = gateSwitch.reasons();
        portfolio.settle();
        if (rules.days().onEvent(nowNs))
        {
            gateSwitch.phase();
        }
        rules.trades().onEvent();
        if (resetSeenNs != rules.days().nextResetNs())
        {
            onReset();
        }
        gateSwitch.flat(isFlat());
        watch(nowNs);
        if (rules.measure(nowNs))
        {
            rules.publishRisk(gateSwitch.wantsFlat() ? RuleId.NONE : breaches.act(nowNs));
        }
        steerExecution();
        dormantUntilNs = dormantUntilNs(nowNs);
    }

    /** An account that is not open yet waits for what opens it. */
    private long dormantUntilNs(final long nowNs)
    {
        if (!portfolio.isOpen())
        {
            return Deadlines.NEVER;
        }
        final long nextNs = Math.min(calendar.nextNs(), rules.measureNs());
        return Deadlines.sooner(nextNs, rules.floors().resetNearNs(), nowNs);
    }

    private void takeBack(final OperatorAction action)
    {
        switch (action)
        {
            case HALT:
                gateSwitch.command(CloseReason.OPERATOR_HALT);
                gate.cancelOrders();
                break;
            case FLATTEN:
                gateSwitch.command(CloseReason.OPERATOR_FLATTEN);
                gate.cancelOrders();
                break;
            case STOP:
                gateSwitch.command(CloseReason.OPERATOR_STOP);
                gate.cancelEverything();
                break;
            case CANCEL_ALL:
                gate.cancelOrders();
                break;
            default:
                break;
        }
    }

    /** A day whose next is not known, as its zone is not, releases nothing until it is. */
    private void onReset()
    {
        final long nextNs = rules.days().nextResetNs();
        if (Units.NULL_TIME_NS == nextNs)
        {
            return;
        }
        final boolean isNewDay = Units.NULL_TIME_NS != resetSeenNs;
        resetSeenNs = nextNs;
        if (isNewDay)
        {
            rules.trades().forgive();
            gateSwitch.reset();
        }
    }

    private void watch(final long nowNs)
    {
        if (!portfolio.isOpen())
        {
            return;
        }
        final long limitE8 = gate.limits().drawdownKillE8(portfolio);
        final long drawdownE8 = portfolio.drawdownE8();
        if (Verdict.NOT_APPLIED != limitE8 && drawdownE8 >= limitE8)
        {
            flatten(CloseReason.DRAWDOWN, RuleId.DRAWDOWN, drawdownE8, limitE8);
        }
        final Floors floors = rules.floors();
        floors.refresh();
        if (floors.isAnyInForce())
        {
            final int crossed =
                watchFloors(floors, portfolio.payableEquityE8(), portfolio.isFillAwaited() ? 0 : ALL_FLOORS, nowNs);
            watchAsQuoted(floors, crossed, nowNs);
        }
        watchCapital(portfolio.payableEquityE8());
        watchCalendar(nowNs);
        watchRecord();
    }

    /**
     * Where the market has passed an order that rests to close, and its fill is not told yet, it may not have stood
     * there any more: then equity was what the quotes say, and a floor that trails has followed it. So the account is
     * guarded both ways; what would be a breach only if it is filled, or only if it is not, is one once that is known.
     */
    private void watchAsQuoted(final Floors floors, final int crossedIfFilled, final long nowNs)
    {
        if (portfolio.isFillAwaited())
        {
            floors.asQuoted(true);
            watchFloors(floors, portfolio.equityE8(), crossedIfFilled, nowNs);
            floors.asQuoted(false);
        }
    }

    /** Returns which hard floors equity is below, one bit each; of those in {@code known} that is a breach. */
    private int watchFloors(final Floors floors, final long equityE8, final int known, final long nowNs)
    {
        final long afterGapE8 = equityE8 - gap.lossE8();
        if (afterGapE8 >= floors.hardIfClosedE8() && equityE8 > Math.max(floors.guardE8(), floors.reduceE8()) &&
            !floors.isResetNear(nowNs))
        {
            return 0;
        }
        int crossed = 0;
        for (int i = 0; i < floors.count(); i++)
        {
            crossed |= equityE8 < floors.at(i).hardE8() ? 1 << i : 0;
            watchFloor(
                floors.at(i), equityE8, 0 != (known & 1 << i), afterGapE8, floors.hardIfClosedE8(floors.at(i)));
        }
        if (floors.isResetNear(nowNs) && !isFlat())
        {
            watchReset(floors, equityE8, afterGapE8);
        }
        return crossed;
    }

    private void watchFloor(
        final Floor floor,
        final long equityE8,
        final boolean isKnown,
        final long afterGapE8,
        final long hardIfClosedE8)
    {
        final CloseReason guard = floor.isOfDay() ? CloseReason.GUARD_DAY : CloseReason.GUARD_FLOOR;
        if (isKnown && equityE8 < floor.hardE8())
        {
            flatten(CloseReason.BREACHED, floor.rule(), equityE8, floor.hardE8());
        }
        if (equityE8 <= floor.guardE8())
        {
            flatten(guard, floor.rule(), equityE8, floor.guardE8());
        }
        else if (afterGapE8 < hardIfClosedE8)
        {
            flatten(guard, floor.rule(), afterGapE8, hardIfClosedE8);
        }
        if (equityE8 <= floor.reduceE8())
        {
            reduce(CloseReason.REDUCED, floor.rule(), equityE8, floor.reduceE8());
        }
    }

    private void watchReset(final Floors floors, final long equityE8, final long afterGapE8)
    {
        final long hardE8 = floors.hardAfterResetE8();
        final long guardE8 = floors.guardAfterResetE8();
        if (equityE8 <= guardE8)
        {
            flatten(CloseReason.RESET_AHEAD, RuleId.RESET_AHEAD, equityE8, guardE8);
        }
        else if (afterGapE8 < hardE8)
        {
            flatten(CloseReason.RESET_AHEAD, RuleId.RESET_AHEAD, afterGapE8, hardE8);
        }
    }

    private void watchCapital(final long equityE8)
    {
        final long floorE8 = rules.floorRules().capitalFloorE8();
        if (equityE8 < floorE8)
        {
            flatten(CloseReason.CAPITAL_FLOOR, RuleId.CAPITAL_FLOOR, equityE8, floorE8);
        }
    }

    private void watchCalendar(final long nowNs)
    {
        if (!calendar.isDue(nowNs))
        {
            return;
        }
        final RuleId rule = calendar.look(nowNs, gateSwitch.isClosedFor(CloseReason.CALENDAR));
        if (RuleId.NONE != rule)
        {
            flatten(CloseReason.CALENDAR, rule, 0, 1);
        }
        else if (gateSwitch.isClosedFor(CloseReason.CALENDAR))
        {
            gateSwitch.release(CloseReason.CALENDAR);
        }
    }

    private void watchRecord()
    {
        final ConductRules conduct = rules.conduct();
        if (conduct.isTargetReached() && 0 == conduct.missingDays())
        {
            reduce(CloseReason.PROFIT_TARGET, RuleId.PROFIT_TARGET, rules.days().profitE8(), conduct.targetE8());
        }
        if (conduct.isStreakTooLong())
        {
            reduce(CloseReason.LOSS_STREAK, RuleId.CONSECUTIVE_LOSSES, rules.trades().lossesInARow(),
                conduct.lossesMax());
        }
    }

    private void flatten(final CloseReason reason, final RuleId rule, final long measuredValue, final long limitValue)
    {
        if (0 == (removedReasons & reason.bit()) && gateSwitch.latch(reason, rule, measuredValue, limitValue))
        {
            gate.cancelOrders();
        }
    }

    private void reduce(final CloseReason reason, final RuleId rule, final long measuredValue, final long limitValue)
    {
        if (0 == (removedReasons & reason.bit()) && gateSwitch.latch(reason, rule, measuredValue, limitValue))
        {
            gate.cancelEntries();
        }
    }

    private void steerExecution()
    {
        if (execution.isFlattening() != gateSwitch.wantsFlat())
        {
            execution.flattening(gateSwitch.wantsFlat());
        }
        if (execution.isStopped() != gateSwitch.isStopped())
        {
            execution.stopping(gateSwitch.isStopped());
        }
    }

    private boolean isFlat()
    {
        if (0 != portfolio.workingOrders().size())
        {
            return false;
        }
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            if (0 != portfolio.positionAt(i).lots())
            {
                return false;
            }
        }
        return true;
    }
}
