package io.petrel.node.snapshot;

import io.petrel.codecs.unit.Units;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.state.StateVisitor;
import io.petrel.node.host.Engine;

/** State of a node: core, simulated venue, ticks and companion. Engine thread, or start-up. */
public final class EngineState implements SnapshotSource
{
    private final Engine engine;

    /**
     * State of an engine.
     *
     * @param engine with its venue and companion.
     */
    public EngineState(final Engine engine)
    {
        this.engine = engine;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        engine.visitState(state);
    }

    @Override
    public long stateHash()
    {
        return engine.pipeline().stateHash();
    }

    @Override
    public long nowNs()
    {
        return engine.nowNs();
    }

    @Override
    public long buildHash()
    {
        return CodeHash.of(Units.class, Pipeline.class, Engine.class, engine.venue().getClass(),
            engine.companion().getClass());
    }
}
