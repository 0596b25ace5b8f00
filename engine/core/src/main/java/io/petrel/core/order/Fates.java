package io.petrel.core.order;

import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * Orders whose fate is unknown, and the session with the venue. An order, cancel or replacement that stays unanswered
 * is never sent again: the venue is asked first. While the session is lost nothing leaves; once it is back, every open
 * order is asked about, and the gate stays closed until the venue has answered on all of them. A node that restarts
 * sees its venue connect and so does the same.
 *
 * <p>Pipeline thread only; allocates nothing.
 */
final class Fates implements Stateful
{
    private final OrderStore store;
    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final OrderSink sink;
    private final Disorders disorders;
    private final Param answerTimeoutNs;
    private boolean connected = true;
    private boolean asksAboutClosed;

    Fates(
        final OrderStore store,
        final Portfolio portfolio,
        final GateSwitch gateSwitch,
        final OrderSink sink,
        final Disorders disorders,
        final Parameters parameters)
    {
        this.store = store;
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.sink = sink;
        this.disorders = disorders;
        answerTimeoutNs = parameters.param(OrderParams.ANSWER_TIMEOUT_NS);
    }

    boolean isConnected()
    {
        return connected;
    }

    void onSessionLost()
    {
        connected = false;
        gateSwitch.close(CloseReason.DISCONNECTED);
    }

    void onSessionStart(final long nowNs)
    {
        connected = true;
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            ask(order, QueryReason.RECONNECTED, nowNs);
        }
        for (Order order = store.firstClosed(); null != order; order = order.next)
        {
            if (order.missesFills())
            {
                ask(order, QueryReason.MISSING_FILL, nowNs);
            }
        }
        if (null != store.firstOpen())
        {
            gateSwitch.close(CloseReason.DISCONNECTED);
        }
        settle();
    }

    void onTime(final long nowNs)
    {
        if (!connected || !answerTimeoutNs.isSet())
        {
            return;
        }
        final long timeoutNs = answerTimeoutNs.asLong();
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            if (isOverdue(order, nowNs, timeoutNs))
            {
                ask(order, QueryReason.NO_ANSWER, nowNs);
            }
        }
        if (asksAboutClosed)
        {
            asksAboutClosed = false;
            repeatAboutClosed(nowNs, timeoutNs);
        }
    }

    /**
     * Asks about every order that may have fills which were not told: those that are open, and those that ended since
     * the view was asked for to which books were equal.
     */
    void askAll(final long equalRequestId, final long nowNs)
    {
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            ask(order, QueryReason.ADOPTION, nowNs);
        }
        for (Order order = store.firstClosed(); null != order; order = order.next)
        {
            if (order.endedRequestId >= equalRequestId)
            {
                ask(order, QueryReason.ADOPTION, nowNs);
            }
        }
    }

    /** Whether the venue answered all that it was asked. */
    boolean areAllKnown()
    {
        return !isAnyQueried(store.firstOpen()) && !(asksAboutClosed && isAnyQueried(store.firstClosed()));
    }

    /** Asks the venue about an order; while the session is lost, its return does that. */
    void ask(final Order order, final QueryReason reason, final long nowNs)
    {
        if (!connected)
        {
            return;
        }
        if (!order.isQueried() && QueryReason.NO_ANSWER == reason)
        {
            disorders.count(Disorder.LOST_ACKNOWLEDGEMENT);
            sink.onOrderUpdate(order, ReportReason.NONE, disorders.take());
        }
        order.query(nowNs);
        portfolio.workingOrders().inQuestion(order.clientOrderId, true);
        asksAboutClosed |= !order.status.isOpen();
        sink.onOrderQuery(order, reason);
    }

    /** The venue answered, or a report ended the order: its fate is known. */
    void known(final Order order)
    {
        if (order.isQueried())
        {
            order.queriedNs = Units.NULL_TIME_NS;
            portfolio.workingOrders().inQuestion(order.clientOrderId, false);
            settle();
        }
    }

    /**
     * When the venue is asked about an order unless it answers: also again, and after an answer that changed nothing,
     * though then ever later. One that does not rest may stay open until the market's next event, and would be asked
     * about for hours.
     */
    long overdueNs(final Order order)
    {
        if (!connected || !answerTimeoutNs.isSet())
        {
            return Deadlines.NEVER;
        }
        final long timeoutNs = answerTimeoutNs.asLong();
        if (order.isQueried())
        {
            return Deadlines.again(order.firstQueriedNs(), order.queriedNs, timeoutNs);
        }
        final boolean isAskedAgain = order.wasQueried() && order.awaitsAnswer();
        return isAskedAgain ? Deadlines.again(order.firstQueriedNs(), order.askedNs(), timeoutNs) :
            order.wasQueried() ? Deadlines.NEVER : overdueNs(order, timeoutNs);
    }

    /** The soonest time at which the venue is asked again about one that ended, perhaps with fills missing. */
    long closedOverdueNs(final long nowNs)
    {
        long nextNs = Deadlines.NEVER;
        for (Order order = asksAboutClosed ? store.firstClosed() : null; null != order; order = order.next)
        {
            nextNs = order.isQueried() ? Deadlines.sooner(nextNs, overdueNs(order), nowNs) : nextNs;
        }
        return nextNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        connected = state.visit(connected);
        asksAboutClosed = state.visit(asksAboutClosed);
    }

    /** Of those that ended, perhaps with fills missing. */
    private void repeatAboutClosed(final long nowNs, final long timeoutNs)
    {
        for (Order order = store.firstClosed(); null != order; order = order.next)
        {
            asksAboutClosed |= order.isQueried();
            if (order.isQueried() && nowNs - order.queriedNs >= timeoutNs)
            {
                ask(order, QueryReason.MISSING_FILL, nowNs);
            }
        }
    }

    private void settle()
    {
        if (connected && gateSwitch.isClosedFor(CloseReason.DISCONNECTED) &&
            !isAnyQueried(store.firstOpen()))
        {
            gateSwitch.resolve(CloseReason.DISCONNECTED);
        }
    }

    private static boolean isAnyQueried(final Order first)
    {
        for (Order order = first; null != order; order = order.next)
        {
            if (order.isQueried())
            {
                return true;
            }
        }
        return false;
    }

    /** A query may be lost too; it is repeated, since asking twice does no harm. */
    private static boolean isOverdue(final Order order, final long nowNs, final long timeoutNs)
    {
        return order.isQueried() ? nowNs - order.queriedNs >= timeoutNs : nowNs >= overdueNs(order, timeoutNs);
    }

    /** What was asked for is not answered, or the venue does not say that it ended what is over. */
    private static long overdueNs(final Order order, final long timeoutNs)
    {
        final long answerNs = Deadlines.after(order.askedNs(), timeoutNs);
        if (order.awaitsAnswer())
        {
            return answerNs;
        }
        return Units.NULL_TIME_NS == order.expiryNs() ? Deadlines.NEVER :
            Math.max(answerNs, Deadlines.after(order.expiryNs(), timeoutNs));
    }
}
