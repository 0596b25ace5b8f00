package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_ACCOUNT;
import static io.petrel.codecs.unit.Units.NULL_ID;
import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;
import static io.petrel.codecs.unit.Units.NULL_TICKS;
import static io.petrel.codecs.unit.Units.NULL_TIME_NS;

import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.ParentCancelDecoder;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.core.execution.EndedOrders;
import io.petrel.core.execution.Execution;
import io.petrel.core.execution.ParentOrder;
import io.petrel.core.execution.Request;
import io.petrel.core.market.MarketState;

/**
 * Tells the accounts what people ask of them, and people what became of it: each request that has a name is answered.
 * Handlers return whether an account took it. Pipeline thread only; holds no state and allocates nothing.
 */
final class RequestAdapter
{
    /** Far beyond any real size, far below overflow. */
    private static final long MOST_LOTS = 1L << 60;

    private final Markets markets;
    private final Accounts accounts;
    private final ExecutionPublisher answers;
    private final Outbox outbox;
    private final Request request = new Request();

    RequestAdapter(
        final Markets markets, final Accounts accounts, final ExecutionPublisher answers, final Outbox outbox)
    {
        this.markets = markets;
        this.accounts = accounts;
        this.answers = answers;
        this.outbox = outbox;
    }

    boolean onOperator(final OperatorCommandDecoder event)
    {
        return accounts.onOperator(event.accountId(), event.action());
    }

    /** A person wants an order worked. */
    boolean onParentRequest(final ParentRequestDecoder event)
    {
        final Lane lane = markets.find(event.instrumentId());
        final AccountLane account = accounts.find(event.accountId());
        final boolean isTaken = null != lane && null != account && isPossible(event);
        if (isTaken)
        {
            ask(account, lane.market(), event);
        }
        else
        {
            answers.answer(
                event.requestId(), event.accountId(), event.instrumentId(), NULL_ID, RequestAnswer.UNKNOWN);
        }
        return isTaken;
    }

    /** A person takes one back, of the account that is named or of the first that knows it. */
    boolean onParentCancel(final ParentCancelDecoder event)
    {
        final int accountId = event.accountId();
        boolean isTaken = false;
        for (int i = 0; i < accounts.count() && !isTaken; i++)
        {
            final AccountLane account = accounts.at(i);
            isTaken = (NULL_ACCOUNT == accountId || account.accountId() == accountId) &&
                (isCancelled(account, event) || isEnding(account, event) || isEnded(account, event));
        }
        if (!isTaken)
        {
            answers.answer(event.requestId(), accountId, NULL_INSTRUMENT, NULL_ID, RequestAnswer.NOTHING);
        }
        return isTaken;
    }

    private void ask(final AccountLane account, final MarketState market, final ParentRequestDecoder event)
    {
        final long requestId = event.requestId();
        final Execution execution = account.execution();
        final RequestAnswer answer = execution.onRequest(market, event.side(), event.sizeLots(),
            request.ask(event.algorithm(), event.durationNs()).named(requestId)
                .bound(event.limitTicks(), event.urgency(), event.participationMax())
                .exits(event.stopTicks(), event.targetTicks()), outbox.nowNs());
        answers.answer(requestId, account.accountId(), market.instrument().id(),
            RequestAnswer.BEGUN == answer ? execution.parent(market).parentId() : NULL_ID, answer);
    }

    private boolean isCancelled(final AccountLane account, final ParentCancelDecoder event)
    {
        final Execution execution = account.execution();
        final int index = execution.onCancel(event.cancelsId(), event.parentId(), outbox.nowNs());
        if (index >= 0)
        {
            final ParentOrder parent = execution.parent(index);
            answers.answer(event.requestId(), account.accountId(), parent.market().instrument().id(),
                parent.parentId(), RequestAnswer.CANCELLED);
        }
        return index >= 0;
    }

    private boolean isEnding(final AccountLane account, final ParentCancelDecoder event)
    {
        final ParentOrder parent = account.execution().ending(event.cancelsId(), event.parentId());
        if (null != parent)
        {
            answers.answer(event.requestId(), account.accountId(), parent.market().instrument().id(),
                parent.parentId(), RequestAnswer.ENDED, parent.totalLots(), parent.fills().lots(), parent.end());
        }
        return null != parent;
    }

    private boolean isEnded(final AccountLane account, final ParentCancelDecoder event)
    {
        final EndedOrders ended = account.execution().ended();
        final int index = ended.find(event.cancelsId(), event.parentId());
        if (EndedOrders.NONE != index)
        {
            answers.answer(event.requestId(), account.accountId(), ended.instrumentId(index), ended.parentId(index),
                ended.answer(index), ended.totalLots(index), ended.filledLots(index), ended.end(index));
        }
        return EndedOrders.NONE != index;
    }

    private static boolean isPossible(final ParentRequestDecoder event)
    {
        return event.sizeLots() > 0 && event.sizeLots() <= MOST_LOTS && Side.NULL_VAL != event.side() &&
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
