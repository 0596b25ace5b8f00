package io.petrel.node.snapshot;

import io.petrel.codecs.unit.Units;
import io.petrel.core.param.TextHash;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.host.Engine;

/**
 * Whose state it is: only the same code with the same configuration may read it.
 *
 * @param buildHash  of all classes that a state passes through.
 * @param configHash of the resolved configuration.
 */
public record SnapshotIdentity(long buildHash, long configHash)
{
    /**
     * Identity of an engine.
     *
     * @param engine     with its venue and companion.
     * @param configHash of the resolved configuration, as the manifest has it.
     * @return the identity.
     */
    public static SnapshotIdentity of(final Engine engine, final String configHash)
    {
        return new SnapshotIdentity(
            CodeHash.of(Units.class, Pipeline.class, Engine.class, engine.venue().getClass(),
                engine.companion().getClass()),
            TextHash.of(configHash));
    }
}
