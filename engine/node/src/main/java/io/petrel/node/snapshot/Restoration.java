package io.petrel.node.snapshot;

import io.petrel.core.state.SnapshotException;
import io.petrel.core.state.SnapshotReader;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.snapshot.Snapshot;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.journal.snapshot.SnapshotHeader;
import io.petrel.node.recovery.RecoveryException;
import io.petrel.node.recovery.RestoredPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a fresh state, a node's or a venue's, where the newest snapshot stands that can be trusted. One that is damaged,
 * of another build or configuration, or does not fit the journal is left aside, with the reason. One that passes all
 * this and yet does not restore to the state it was taken of is a broken invariant, and stops the start. Start-up only.
 */
public final class Restoration
{
    private final Path journal;
    private final SnapshotSource source;
    private final String configHash;

    /**
     * Creates a restoration.
     *
     * @param source     fresh.
     * @param journal    folder of the journal, which was found undamaged.
     * @param configHash of the resolved configuration, as the manifest has it.
     */
    public Restoration(final SnapshotSource source, final Path journal, final String configHash)
    {
        this.source = source;
        this.journal = journal;
        this.configHash = configHash;
    }

    /**
     * Restores.
     *
     * @return where it stands; at the journal's beginning when there is no snapshot to be used.
     * @throws RecoveryException when a snapshot restores to another state than it was taken of.
     */
    public RestoredPlace restore()
    {
        final List<Path> files = new SnapshotFolder(journal).newestFirst();
        if (files.isEmpty())
        {
            return RestoredPlace.BEGINNING;
        }
        final SnapshotIdentity own = SnapshotIdentity.of(source, configHash);
        final List<String> leftAside = new ArrayList<>();
        for (final Path file : files)
        {
            final Snapshot snapshot = usable(file, own, leftAside);
            if (null != snapshot)
            {
                restore(snapshot);
                return new RestoredPlace(
                    snapshot.header().place().inboundSequence(),
                    snapshot.header().place().outboundSequence(),
                    List.copyOf(leftAside));
            }
        }
        return new RestoredPlace(0, 0, List.copyOf(leftAside));
    }

    private Snapshot usable(final Path file, final SnapshotIdentity own, final List<String> leftAside)
    {
        try
        {
            final Snapshot snapshot = Snapshot.read(file);
            requireOwn(snapshot.header(), own);
            snapshot.requirePlaceIn(journal);
            return snapshot;
        }
        catch (final JournalException ex)
        {
            leftAside.add("snapshot " + file + " is left aside: " + ex.getMessage());
            return null;
        }
    }

    private static void requireOwn(final SnapshotHeader header, final SnapshotIdentity own)
    {
        if (own.buildHash() != header.buildHash())
        {
            throw new JournalException("another build wrote it");
        }
        if (own.configHash() != header.configHash())
        {
            throw new JournalException("it was taken with another configuration");
        }
    }

    private void restore(final Snapshot snapshot)
    {
        final SnapshotHeader header = snapshot.header();
        try
        {
            new SnapshotReader().wrap(snapshot.body(), 0, header.bodyLength()).restore(source);
        }
        catch (final SnapshotException ex)
        {
            throw broken(snapshot, ex.getMessage());
        }
        final long hash = source.stateHash();
        if (header.stateHash() != hash)
        {
            throw broken(snapshot, String.format("it gives state %016x, not %016x", hash, header.stateHash()));
        }
    }

    private static RecoveryException broken(final Snapshot snapshot, final String what)
    {
        return new RecoveryException("snapshot " + snapshot.file() + " is whole and of this build, but cannot be " +
            "restored: " + what + "; remove it to recover from an older one or from the journal's beginning");
    }
}
