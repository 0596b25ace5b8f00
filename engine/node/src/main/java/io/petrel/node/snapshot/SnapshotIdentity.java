package io.petrel.node.snapshot;

import io.petrel.core.param.TextHash;

/**
 * Whose state it is: only the same code with the same configuration may read it.
 *
 * @param buildHash  of all classes that a state passes through.
 * @param configHash of the resolved configuration.
 */
public record SnapshotIdentity(long buildHash, long configHash)
{
    /**
     * Identity of a state.
     *
     * @param source     that has it.
     * @param configHash of the resolved configuration, as the manifest has it.
     * @return the identity.
     */
    public static SnapshotIdentity of(final SnapshotSource source, final String configHash)
    {
        return new SnapshotIdentity(source.buildHash(), TextHash.of(configHash));
    }
}
