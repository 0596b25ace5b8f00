package io.petrel.node.replay;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.snapshot.SnapshotCheck;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.replay.SnapshotResult.Outcome;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Compares the core of a re-execution with each snapshot of its journal at the snapshot's place. Only the hash of the
 * state is compared, which says as much for any build as for the one that wrote the snapshot. One thread.
 */
final class SnapshotComparison
{
    private static final long NONE_AHEAD = Long.MAX_VALUE;

    private final Deque<SnapshotCheck> ahead = new ArrayDeque<>();
    private final List<SnapshotResult> results = new ArrayList<>();
    private long nextSequence;

    private SnapshotComparison(final List<SnapshotCheck> checks)
    {
        for (final SnapshotCheck check : checks)
        {
            if (check.isGood())
            {
                ahead.add(check);
            }
            else
            {
                results.add(result(check, Outcome.LEFT_ASIDE, 0));
            }
        }
        findNext();
    }

    static SnapshotComparison ofNone()
    {
        return new SnapshotComparison(List.of());
    }

    static SnapshotComparison of(final Path journal)
    {
        return new SnapshotComparison(SnapshotCheck.of(journal).stream()
            .sorted(Comparator.comparingLong(check -> SnapshotFolder.sequenceOf(check.file()))).toList());
    }

    /** After each event, with all that it caused. */
    void after(final long sequence, final Pipeline pipeline)
    {
        if (sequence == nextSequence)
        {
            compare(pipeline.stateHash());
        }
    }

    /** In the journal's order. */
    List<SnapshotResult> conclude()
    {
        ahead.forEach(check -> results.add(result(check, Outcome.NOT_REACHED, 0)));
        ahead.clear();
        results.sort(Comparator.comparingLong(SnapshotResult::sequence));
        return List.copyOf(results);
    }

    private void compare(final long stateHash)
    {
        final SnapshotCheck check = ahead.poll();
        final boolean isSame = stateHash == check.header().stateHash();
        results.add(result(check, isSame ? Outcome.SAME : Outcome.DIFFERENT, stateHash));
        findNext();
    }

    private void findNext()
    {
        nextSequence = ahead.isEmpty() ? NONE_AHEAD : SnapshotFolder.sequenceOf(ahead.peek().file());
    }

    private static SnapshotResult result(final SnapshotCheck check, final Outcome outcome, final long reexecuted)
    {
        return new SnapshotResult(
            check.file(),
            SnapshotFolder.sequenceOf(check.file()),
            outcome,
            null == check.header() ? 0 : check.header().stateHash(),
            reexecuted,
            check.problem());
    }
}
