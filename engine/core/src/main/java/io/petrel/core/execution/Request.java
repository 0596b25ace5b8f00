package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** How somebody wants the way to a target to be worked, where the plan is not to find it. Allocates nothing. */
final class Request implements Stateful
{
    private ExecutionAlgorithm algorithm = ExecutionAlgorithm.NULL_VAL;
    private long durationNs = Units.NULL_TIME_NS;
    private boolean asked;

    void set(final ExecutionAlgorithm newAlgorithm, final long newDurationNs)
    {
        asked = true;
        algorithm = newAlgorithm;
        durationNs = newDurationNs;
    }

    /** As the plan finds. */
    void clear()
    {
        set(ExecutionAlgorithm.NULL_VAL, Units.NULL_TIME_NS);
        asked = false;
    }

    /** Whether a person asked for the target, with or without a way to it. */
    boolean isAsked()
    {
        return asked;
    }

    ExecutionAlgorithm algorithm()
    {
        return algorithm;
    }

    long durationNs()
    {
        return durationNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        algorithm = ExecutionAlgorithm.get((short)state.visit(algorithm.value()));
        durationNs = state.visit(durationNs);
        asked = state.visit(asked);
    }
}
