package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_ID;
import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;
import static io.petrel.codecs.unit.Units.NULL_TICKS;
import static io.petrel.codecs.unit.Units.NULL_TIME_NS;

import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.ParentCancelDecoder;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;

/**
 * Tells the accounts what people ask of them, where that is possible, and answers it where it is not: a request is
 * answered in any case. Handlers return whether an account took it. Pipeline thread only; holds no state and allocates
 * nothing.
 */
final class RequestAdapter
{
    private final Markets markets;
    private final Accounts accounts;
    private final ExecutionPublisher answers;

    RequestAdapter(final Markets markets, final Accounts accounts, final ExecutionPublisher answers)
    {
        this.markets = markets;
        this.accounts = accounts;
        this.answers = answers;
    }

    boolean onOperator(final OperatorCommandDecoder event)
    {
        return accounts.onOperator(event.accountId(), event.action());
    }

    boolean onParentRequest(final ParentRequestDecoder event)
    {
        final Lane lane = markets.find(event.instrumentId());
        final AccountLane account = accounts.find(event.accountId());
        final boolean isTaken = null != lane && null != account && isPossible(event);
        if (isTaken)
        {
            account.onRequest(lane.market(), event);
        }
        else
        {
            answers.answer(
                event.requestId(), event.accountId(), event.instrumentId(), NULL_ID, RequestAnswer.UNKNOWN);
        }
        return isTaken;
    }

    boolean onParentCancel(final ParentCancelDecoder event)
    {
        final boolean isTaken = accounts.onCancel(event);
        if (!isTaken)
        {
            answers.answer(event.requestId(), event.accountId(), NULL_INSTRUMENT, NULL_ID, RequestAnswer.NOTHING);
        }
        return isTaken;
    }

    private static boolean isPossible(final ParentRequestDecoder event)
    {
        return event.sizeLots() > 0 && Side.NULL_VAL != event.side() &&
            isShareOrAbsent(event.urgency()) && isShareOrAbsent(event.participationMax()) &&
            (NULL_TIME_NS == event.durationNs() || event.durationNs() >= 0) &&
            isPriceOrAbsent(event.limitTicks()) && areExits(event);
    }

    /** Of a long, the stop below the target; where the market is then, the plan looks when it begins. */
    private static boolean areExits(final ParentRequestDecoder event)
    {
        final long stopTicks = event.stopTicks();
        final long targetTicks = event.targetTicks();
        final boolean isOrdered = NULL_TICKS == stopTicks || NULL_TICKS == targetTicks ||
            (Side.BUY == event.side() ? stopTicks < targetTicks : stopTicks > targetTicks);
        return isPriceOrAbsent(stopTicks) && isPriceOrAbsent(targetTicks) && isOrdered;
    }

    private static boolean isPriceOrAbsent(final long ticks)
    {
        return NULL_TICKS == ticks || ticks > 0;
    }

    private static boolean isShareOrAbsent(final double value)
    {
        return Double.isNaN(value) || value >= 0 && value <= 1;
    }
}
