package io.petrel.tools.cli;

import io.petrel.codecs.event.SnapshotMarkDecoder;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.operator.SnapshotRequestFile;
import io.petrel.node.replay.Queues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code petrel snapshot}: asks a node for its state, in a file beside the journal. */
@Command(
    name = "snapshot",
    description = {"Have a node write its state beside its journal, so that its next start is quick.",
        "That start executes only what comes after the snapshot. The request is journaled as a SnapshotMark; the",
        "snapshot stands there, or just after it while another is still being written."},
    footer = {"", "Example:", "  ./petrel snapshot data/latest", "",
        "Left for a stopped node, which takes it before its first event. Exit code 3 when a running node has not",
        "written one in time."})
final class SnapshotCommand extends PetrelCommand
{
    private static final long NONE = 0;

    @Mixin
    private NodeOptions target = new NodeOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        final Path journal = target.journal();
        final long before = JournalInput.inboundRecords(journal);
        final Optional<ProcessHandle> node = target.node();
        final long givenNs = WallClock.nowNs();
        final Path file = new SnapshotRequestFile(givenNs).leave(journal);
        final boolean isTaken = node.isPresent() && target.awaitTaken(file);
        final long mark = isTaken ? mark(journal, before, givenNs) : NONE;
        final boolean isWritten = NONE != mark && target.await(() -> newestFrom(journal, mark).isPresent());
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("node", node.isPresent() ? "process " + node.get().pid() : "none");
        fields.put("journaled", NONE == mark ? null : mark);
        fields.put("snapshot", isWritten ? newestFrom(journal, mark).get().toString() : null);
        fields.put("note", isWritten ? "written; the node's next start executes what comes after it" :
            isTaken ? "journaled, but no snapshot was written in time; the node says why when it stops" :
            target.left(file, node.isPresent()));
        output.fields(fields);
        return node.isPresent() && !isWritten ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    /** Inbound sequence of our mark, which came after so many records. */
    private static long mark(final Path journal, final long before, final long givenNs)
    {
        try (QueueReader inbound = Queues.inbound(journal))
        {
            boolean hasRecord = (NONE == before || inbound.seek(before)) && inbound.next();
            while (hasRecord &&
                !(SnapshotMarkDecoder.TEMPLATE_ID == inbound.type() && givenNs == inbound.eventTimeNs()))
            {
                hasRecord = inbound.next();
            }
            return hasRecord ? inbound.sequence() : NONE;
        }
    }

    /** The newest snapshot, if it stands at or after a place. */
    private static Optional<Path> newestFrom(final Path journal, final long sequence)
    {
        return new SnapshotFolder(journal).newestFirst().stream()
            .findFirst().filter(file -> SnapshotFolder.sequenceOf(file) >= sequence);
    }
}
