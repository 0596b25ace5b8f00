package io.petrel.core.order;

import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileReason;
import io.petrel.codecs.event.VenueViewDecoder;
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
 * Compares our books with the venue's: at the start, at intervals and after a lost session.
 *
 * <pre>
 *   start, reconnected ──> gate closed ─┐
 *   interval ───────────────────────────┴─> request ──> view ──> equal ──> MATCHED, REBOOKED: gate released
 *                                              ^                 differs, first look ──> LOOK_AGAIN ──┐
 *                                              |                 differs again ──> MISMATCH: closed ──┤
 *                                              └────────────────── after the retry interval ──────────┘
 *   RESUME ──> every order that may have untold fills is asked about ──> all answered ──> request ──> view
 *                                                 differs as accepted ──> ACCEPTED: positions adopted, gate released
 * </pre>
 *
 * A first difference may be a report on its way; one that is there at the second look is not. The gate stays closed,
 * and the venue is asked again and again, until a view matches. The operator's RESUME accepts what differs: once no
 * order of ours can explain it, and a view asked for after that shows the same differences, the portfolio adopts the
 * positions, and what differs besides, and only that, no longer closes it. A RESUME given before a difference was told
 * a second time, or given again before the positions are adopted, opens nothing. Without an interval nothing is
 * compared.
 * Pipeline thread only; allocates nothing.
 */
final class Reconciler implements Stateful
{
    private static final long NOTHING_ACCEPTED = 0;

    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final Fates fates;
    private final OrderSink sink;
    private final Comparison comparison;
    private final Param intervalNs;
    private final Param retryNs;
    private final Param answerTimeoutNs;
    /** Whether anything was ever to be compared. */
    private boolean started;
    /** Whether it closed the gate and no view has released that yet. */
    private boolean closing;
    /** Whether the last view was a MISMATCH that no operator has accepted yet. */
    private boolean mismatched;
    /** Why the next view is asked for. */
    private ReconcileReason reason = ReconcileReason.START;

    /** The view asked for last; when, or the null time once it came; when the first of those that did not come was. */
    private long requestId;
    private long requestedNs = Units.NULL_TIME_NS;
    private long firstRequestedNs = Units.NULL_TIME_NS;

    /**
     * When the next view is due; when the last one was compared; and since when neither {@link #settled} nor what is
     * accepted changed: the longer ago, the later it is asked again.
     */
    private long nextNs = Units.NULL_TIME_NS;
    private long comparedNs = Units.NULL_TIME_NS;
    private long sinceNs = Units.NULL_TIME_NS;
    /** Whether the last one showed books that are equal or accepted. */
    private boolean settled;

    /** Differences of the last view, and those that the operator accepted. */
    private long lastDigest = NOTHING_ACCEPTED;
    private long acceptedDigest = NOTHING_ACCEPTED;
    /** The last view without any that are not booked: fills before it need not be asked about. */
    private long equalRequestId;
    /** Venue's time of the last view, and of the one whose positions the portfolio adopted. */
    private long viewNs = Units.NULL_TIME_NS;
    private long adoptedNs = Units.NULL_TIME_NS;
    /** Whether the operator accepted and no view has shown it yet; whether our orders were asked about since. */
    private boolean accepting;
    private boolean asked;

    Reconciler(
        final Portfolio portfolio,
        final GateSwitch gateSwitch,
        final Fates fates,
        final OrderSink sink,
        final Comparison comparison,
        final Parameters parameters)
    {
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.fates = fates;
        this.sink = sink;
        this.comparison = comparison;
        intervalNs = parameters.param(OrderParams.RECONCILE_INTERVAL_NS);
        retryNs = parameters.param(OrderParams.RECONCILE_RETRY_NS);
        answerTimeoutNs = parameters.param(OrderParams.ANSWER_TIMEOUT_NS);
    }

    /** Before anything of an event is decided: nothing leaves before the first comparison. */
    void onEvent()
    {
        if (!started && intervalNs.isSet() && portfolio.isOpen())
        {
            started = true;
            nextNs = Long.MIN_VALUE + 1;
            close();
        }
    }

    void onTime(final long nowNs)
    {
        onEvent();
        noteResume(nowNs);
        if (!started || !fates.isConnected())
        {
            return;
        }
        if (isPending())
        {
            repeatUnanswered(nowNs);
        }
        else if (nowNs >= nextNs && areOrdersKnown(nowNs))
        {
            request(nowNs);
        }
    }

    /** An order's fate may be known now: if none is left that may explain what was accepted, the view is asked for. */
    void onKnown(final long nowNs)
    {
        if (accepting)
        {
            onTime(nowNs);
        }
    }

    /**
     * When time alone makes it ask: for a view that did not come, for a second look, at the interval; each ever later
     * while nothing else happens and nothing changes. What is due already waits for the next event or step.
     */
    long nextDeadlineNs()
    {
        if (!started || !fates.isConnected())
        {
            return Deadlines.NEVER;
        }
        if (isPending())
        {
            return answerTimeoutNs.isSet() ?
                Deadlines.again(firstRequestedNs, requestedNs, answerTimeoutNs.asLong()) : Deadlines.NEVER;
        }
        return Units.NULL_TIME_NS == comparedNs || nextNs <= comparedNs ? Deadlines.NEVER :
            Deadlines.again(sinceNs, comparedNs, nextNs - comparedNs);
    }

    /**
     * Whether books that the operator accepted surely contain what happened at this moment of the venue's. What has the
     * moment of their view, or none, they may contain or not: then the gate closes until the next comparison tells.
     */
    boolean isAdopted(final long venueTimeNs)
    {
        return Units.NULL_TIME_NS != venueTimeNs && venueTimeNs < adoptedNs;
    }

    /** {@return of the view asked for last, 0 before the first} */
    long requestId()
    {
        return requestId;
    }

    /** The session is back: what happened meanwhile at the venue is unknown. */
    void onSessionStart(final long nowNs)
    {
        asked = false;
        if (started)
        {
            close();
            reason = ReconcileReason.RECONNECTED;
            request(nowNs);
        }
    }

    void onView(final VenueViewDecoder view, final long nowNs)
    {
        if (!isPending() || view.requestId() != requestId)
        {
            return;
        }
        viewNs = view.eventTimeNs();
        comparison.of(view, requestedNs, nowNs);
        requestedNs = Units.NULL_TIME_NS;
        noteResume(nowNs);
        lastDigest = comparison.digest();
        final ReconcileOutcome outcome = outcome();
        sink.onReconciled(portfolio.accountId(), requestId, outcome, comparison.differences());
        follow(outcome, nowNs);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        started = state.visit(started);
        mismatched = state.visit(mismatched);
        reason = ReconcileReason.get((short)state.visit(reason.value()));
        requestId = state.visit(requestId);
        requestedNs = state.visit(requestedNs);
        nextNs = state.visit(nextNs);
        lastDigest = state.visit(lastDigest);
        acceptedDigest = state.visit(acceptedDigest);
        firstRequestedNs = state.visit(firstRequestedNs);
        comparedNs = state.visit(comparedNs);
        settled = state.visit(settled);
        sinceNs = state.visit(sinceNs);
        equalRequestId = state.visit(equalRequestId);
        viewNs = state.visit(viewNs);
        adoptedNs = state.visit(adoptedNs);
        accepting = state.visit(accepting);
        asked = state.visit(asked);
        closing = state.visit(closing);
    }

    private ReconcileOutcome outcome()
    {
        if (0 == comparison.differences())
        {
            return ReconcileOutcome.MATCHED;
        }
        if (comparison.isOnlyRebooked(acceptedDigest) || comparison.isOnlyRebooked(NOTHING_ACCEPTED))
        {
            return ReconcileOutcome.REBOOKED;
        }
        if (NOTHING_ACCEPTED != acceptedDigest && comparison.digest() == acceptedDigest)
        {
            final boolean mayBeOurs = accepting && !asked;
            return !mayBeOurs && comparison.canAdopt() ? ReconcileOutcome.ACCEPTED : ReconcileOutcome.LOOK_AGAIN;
        }
        return ReconcileReason.SECOND_LOOK == reason ? ReconcileOutcome.MISMATCH : ReconcileOutcome.LOOK_AGAIN;
    }

    private void follow(final ReconcileOutcome outcome, final long nowNs)
    {
        mismatched = ReconcileOutcome.MISMATCH == outcome;
        final boolean isSettled = !mismatched && ReconcileOutcome.LOOK_AGAIN != outcome;
        note(isSettled, nowNs);
        if (isSettled)
        {
            settle(outcome, nowNs);
        }
        else
        {
            lookAgain(nowNs);
        }
    }

    private void lookAgain(final long nowNs)
    {
        if (mismatched)
        {
            accepting = false;
            close();
        }
        reason = ReconcileReason.SECOND_LOOK;
        nextNs = nowNs + (retryNs.isSet() ? retryNs.asLong() : intervalNs.asLong());
    }

    private void settle(final ReconcileOutcome outcome, final long nowNs)
    {
        accepting = false;
        closing = false;
        if (ReconcileOutcome.ACCEPTED == outcome)
        {
            acceptedDigest = comparison.adopt();
            adoptedNs = viewNs;
        }
        else if (ReconcileOutcome.REBOOKED == outcome)
        {
            rebook();
        }
        gateSwitch.resolve(CloseReason.RECONCILIATION);
        if (ReconcileOutcome.MATCHED == outcome || NOTHING_ACCEPTED == acceptedDigest)
        {
            gateSwitch.resolve(CloseReason.REPORT_MISMATCH);
            acceptedDigest = NOTHING_ACCEPTED;
            equalRequestId = requestId;
        }
        reason = ReconcileReason.PERIODIC;
        nextNs = nowNs + intervalNs.asLong();
    }

    /** What was accepted differs no more where own fills explained it, perhaps booked in another order than there. */
    private void rebook()
    {
        if (comparison.isOnlyRebooked(NOTHING_ACCEPTED))
        {
            acceptedDigest = NOTHING_ACCEPTED;
        }
        comparison.rebook();
    }

    /**
     * What no longer closes the gate, though no view released it, the operator released. Nothing is decided on
     * positions that the portfolio does not have yet: the gate closes once more. If books were told to differ, that is
     * accepted, and a view is asked for at once; else there is nothing yet that could be.
     */
    private void noteResume(final long nowNs)
    {
        if (!closing || gateSwitch.isClosedFor(CloseReason.RECONCILIATION))
        {
            return;
        }
        close();
        if (mismatched)
        {
            mismatched = false;
            accepting = true;
            asked = false;
            acceptedDigest = lastDigest;
            nextNs = nowNs;
            sinceNs = nowNs;
        }
    }

    /** Until a view releases it. */
    private void close()
    {
        closing = true;
        gateSwitch.close(CloseReason.RECONCILIATION);
    }

    /** Before a position is adopted, what our own orders filled of it is asked for and booked. */
    private boolean areOrdersKnown(final long nowNs)
    {
        if (accepting && !asked)
        {
            asked = true;
            fates.askAll(equalRequestId, nowNs);
        }
        return !accepting || fates.areAllKnown();
    }

    private void repeatUnanswered(final long nowNs)
    {
        if (answerTimeoutNs.isSet() && nowNs - requestedNs >= answerTimeoutNs.asLong())
        {
            sink.onReconciled(portfolio.accountId(), requestId, ReconcileOutcome.NO_ANSWER, 0);
            request(nowNs);
        }
    }

    /** Since when books are equal, or apart. */
    private void note(final boolean isSettled, final long nowNs)
    {
        sinceNs = settled == isSettled && Units.NULL_TIME_NS != comparedNs ? sinceNs : nowNs;
        settled = isSettled;
        comparedNs = nowNs;
    }

    private void request(final long nowNs)
    {
        firstRequestedNs = isPending() ? firstRequestedNs : nowNs;
        requestId++;
        requestedNs = nowNs;
        sink.onReconcileRequest(portfolio.accountId(), requestId, reason);
    }

    private boolean isPending()
    {
        return Units.NULL_TIME_NS != requestedNs;
    }
}
