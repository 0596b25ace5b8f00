package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** How somebody wants the way to a target to be worked, where the plan is not to find it. Allocates nothing. */
public final class Request implements Stateful
{
    private boolean asked;
    private ExecutionAlgorithm algorithm = ExecutionAlgorithm.NULL_VAL;
    private long durationNs = Units.NULL_TIME_NS;
    private long requestId = Units.NULL_ID;
    private long limitTicks = Units.NULL_TICKS;
    private double urgency = Double.NaN;
    private double participationMax = Double.NaN;
    private long stopTicks = Units.NULL_TICKS;
    private long targetTicks = Units.NULL_TICKS;

    /**
     * Asks for a way; whatever else was asked before is forgotten.
     *
     * @param newAlgorithm  how, or the null value for as the plan finds.
     * @param newDurationNs time to work it in, or {@link Units#NULL_TIME_NS} for as the plan finds.
     * @return this.
     */
    public Request ask(final ExecutionAlgorithm newAlgorithm, final long newDurationNs)
    {
        clear();
        asked = true;
        algorithm = newAlgorithm;
        durationNs = newDurationNs;
        return this;
    }

    /**
     * Names it.
     *
     * @param newRequestId tells it from all others, or {@link Units#NULL_ID}.
     * @return this.
     */
    public Request named(final long newRequestId)
    {
        requestId = newRequestId;
        return this;
    }

    /**
     * Sets what it is bound by.
     *
     * @param newLimitTicks       worst price of any child, or {@link Units#NULL_TICKS}.
     * @param newUrgency          0 patient to 1 at once, not-a-number for as configured.
     * @param newParticipationMax most it fills of the volume traded, 0 to 1, not-a-number for as configured.
     * @return this.
     */
    public Request bound(final long newLimitTicks, final double newUrgency, final double newParticipationMax)
    {
        limitTicks = newLimitTicks;
        urgency = newUrgency;
        participationMax = newParticipationMax;
        return this;
    }

    /**
     * Sets where a position that it opens ends.
     *
     * @param newStopTicks   price that ends it at a loss, or {@link Units#NULL_TICKS}.
     * @param newTargetTicks price that ends it at a profit, or {@link Units#NULL_TICKS}.
     * @return this.
     */
    public Request exits(final long newStopTicks, final long newTargetTicks)
    {
        stopTicks = newStopTicks;
        targetTicks = newTargetTicks;
        return this;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        algorithm = ExecutionAlgorithm.get((short)state.visit(algorithm.value()));
        durationNs = state.visit(durationNs);
        asked = state.visit(asked);
        requestId = state.visit(requestId);
        limitTicks = state.visit(limitTicks);
        urgency = state.visit(urgency);
        participationMax = state.visit(participationMax);
        stopTicks = state.visit(stopTicks);
        targetTicks = state.visit(targetTicks);
    }

    /** As the plan finds. */
    void clear()
    {
        asked = false;
        algorithm = ExecutionAlgorithm.NULL_VAL;
        durationNs = Units.NULL_TIME_NS;
        requestId = Units.NULL_ID;
        limitTicks = Units.NULL_TICKS;
        urgency = Double.NaN;
        participationMax = Double.NaN;
        exits(Units.NULL_TICKS, Units.NULL_TICKS);
    }

    void copyFrom(final Request other)
    {
        ask(other.algorithm, other.durationNs).named(other.requestId)
            .bound(other.limitTicks, other.urgency, other.participationMax)
            .exits(other.stopTicks, other.targetTicks);
        asked = other.asked;
    }

    /** Whether a person asked for the target, with or without a way to it. */
    boolean isAsked()
    {
        return asked;
    }

    boolean isNamed(final long otherId)
    {
        return Units.NULL_ID != otherId && asked && requestId == otherId;
    }

    ExecutionAlgorithm algorithm()
    {
        return algorithm;
    }

    long durationNs()
    {
        return durationNs;
    }

    long requestId()
    {
        return requestId;
    }

    long limitTicks()
    {
        return limitTicks;
    }

    double urgency()
    {
        return urgency;
    }

    double participationMax()
    {
        return participationMax;
    }

    long stopTicks()
    {
        return stopTicks;
    }

    long targetTicks()
    {
        return targetTicks;
    }
}
