package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Stop and target of one position at the venue: a group whose orders cancel each other. Once a leg began to fill the
 * position is on its way out: nothing is added to it any more. Pipeline thread only; allocates nothing.
 */
final class Bracket implements Stateful
{
    private final Leg stop = new Leg(OrderPurpose.STOP);
    private final Leg target = new Leg(OrderPurpose.TARGET);
    private OrderPurpose firing = OrderPurpose.NULL_VAL;
    private long dueNs = Units.NULL_TIME_NS;
    private long completedNs = Units.NULL_TIME_NS;

    Leg stop()
    {
        return stop;
    }

    Leg target()
    {
        return target;
    }

    /** The leg of a purpose, null for any but STOP and TARGET. */
    Leg leg(final OrderPurpose purpose)
    {
        return OrderPurpose.STOP == purpose ? stop : OrderPurpose.TARGET == purpose ? target : null;
    }

    /** The leg whose order this is, or null. */
    Leg legOf(final long clientOrderId)
    {
        return stop.isOf(clientOrderId) ? stop : target.isOf(clientOrderId) ? target : null;
    }

    /** Purpose of the leg that began to fill, the null value before. */
    OrderPurpose firing()
    {
        return firing;
    }

    void onFill(final Leg leg, final long lots)
    {
        leg.onFill(lots);
        firing = leg.purpose();
    }

    /** The position was closed, opened or turned. */
    void clear()
    {
        firing = OrderPurpose.NULL_VAL;
        dueNs = Units.NULL_TIME_NS;
        stop.forgive();
        target.forgive();
    }

    /** Notes whether an exit that is left to the venue is due; returns for how long it has been. */
    long dueForNs(final boolean isDue, final long nowNs)
    {
        dueNs = !isDue ? Units.NULL_TIME_NS : Units.NULL_TIME_NS == dueNs ? nowNs : dueNs;
        return isDue ? nowNs - dueNs : 0;
    }

    /** Since when an exit that is left to the venue has been due, the null of times while none is. */
    long dueNs()
    {
        return dueNs;
    }

    /** Notes when a leg has filled whole, and that none works any more. */
    void observe(final boolean isAnyWorking, final long nowNs)
    {
        if (!isAnyWorking)
        {
            completedNs = Units.NULL_TIME_NS;
            stop.forgetFills();
            target.forgetFills();
        }
        else if (Units.NULL_TIME_NS == completedNs && (stop.isFilled() || target.isFilled()))
        {
            completedNs = nowNs;
        }
    }

    /** Whether no leg began to fill. */
    boolean isUntouched()
    {
        return OrderPurpose.NULL_VAL == firing && Units.NULL_TIME_NS == completedNs;
    }

    /** Whether a leg has just filled whole, so that the venue is about to cancel the other by itself. */
    boolean isCompleting(final long patienceNs, final long nowNs)
    {
        return Units.NULL_TIME_NS != completedNs && nowNs - completedNs < patienceNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        stop.visitState(state);
        target.visitState(state);
        firing = OrderPurpose.get((short)state.visit(firing.value()));
        dueNs = state.visit(dueNs);
        completedNs = state.visit(completedNs);
    }
}
