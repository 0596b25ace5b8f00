package io.petrel.core.risk;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.Execution;
import io.petrel.core.portfolio.Portfolio;

/**
 * Watches one account at every event. It can only close the gate, take orders back, and have everything closed; it
 * holds no state of its own but what the {@link GateSwitch} latches.
 *
 * <p>Kill switch: once the drawdown (high-water mark less equity, at the executable side, fees included) reaches its
 * fraction of the high-water mark, the gate closes, every working order is taken back and execution flattens. RESUME
 * releases it, but it returns with the next event while the drawdown stands: no command overrides the limit, only a
 * configured change of the limit itself does.
 *
 * <p>Pipeline thread only; allocates nothing.
 */
public final class Guardian
{
    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final Gate gate;
    private final Execution execution;

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
    }

    /** Call at every event, after marks and reports are booked and before any stage decides. */
    public void onEvent()
    {
        gateSwitch.flat(isFlat());
        final long limitE8 = gate.limits().drawdownKillE8(portfolio);
        final long drawdownE8 = portfolio.drawdownE8();
        if (Verdict.NOT_APPLIED != limitE8 && drawdownE8 >= limitE8 && gateSwitch.latchDrawdown(drawdownE8, limitE8))
        {
            gate.cancelAll();
        }
        steerExecution();
    }

    /**
     * An operator command.
     *
     * @param accountId this account's, or {@link Units#NULL_INSTRUMENT} for all; others are ignored.
     * @param action    HALT and FLATTEN also take all working orders back.
     */
    public void onOperator(final int accountId, final OperatorAction action)
    {
        if (accountId != portfolio.accountId() && Units.NULL_INSTRUMENT != accountId)
        {
            return;
        }
        gateSwitch.flat(isFlat());
        switch (action)
        {
            case HALT:
                gateSwitch.halt();
                gate.cancelAll();
                break;
            case FLATTEN:
                gateSwitch.flatten();
                gate.cancelAll();
                break;
            case CANCEL_ALL:
                gate.cancelAll();
                break;
            case RESUME:
                gateSwitch.resume();
                break;
            default:
                break;
        }
        steerExecution();
    }

    private void steerExecution()
    {
        if (execution.isFlattening() != gateSwitch.wantsFlat())
        {
            execution.flattening(gateSwitch.wantsFlat());
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
