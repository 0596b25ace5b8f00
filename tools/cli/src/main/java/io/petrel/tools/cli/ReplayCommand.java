package io.petrel.tools.cli;

import io.petrel.codecs.schema.MessageDecoder;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.node.replay.Difference;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import io.petrel.node.replay.SnapshotResult;
import io.petrel.node.replay.SnapshotResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel replay}: proves that a journal re-executes to the same bytes. */
@Command(
    name = "replay",
    description = "Re-execute a journal's inbound events and compare every outbound message byte for byte.",
    footer = {"", "Example:", "  ./petrel replay data/latest", "  ./petrel replay data/latest --until 5000",
        "  ./petrel replay data/latest --snapshots", "",
        "Exit code 3 at the first difference, which is printed; with --snapshots also when a state differs."})
final class ReplayCommand extends PetrelCommand
{
    @Parameters(paramLabel = "JOURNAL", description = "Folder of a run or a backtest journal.")
    private Path journal;

    @InRange(from = 1)
    @Option(names = "--until", paramLabel = "SEQ", description = "Last inbound sequence to execute (default: all).")
    private long until = Replay.TO_THE_END;

    @Option(names = "--snapshots",
        description = "Also compare the state with each snapshot beside the journal, at its place.")
    private boolean withSnapshots;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(journal, FolderKind.NODE);
        final ReplayResult result;
        final long startNs = System.nanoTime();
        try (Progress progress = output.progress("replaying"))
        {
            final long total = Math.min(until, JournalInput.inboundRecords(journal));
            final Replay replay = new Replay(journal);
            if (withSnapshots)
            {
                replay.compareSnapshots();
            }
            result = replay.run(until, done -> progress.at(done, total, "events"));
        }
        print(output, result, System.nanoTime() - startNs);
        return result.isIdentical() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private void print(final Output output, final ReplayResult result, final long elapsedNs) throws IOException
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("journal", journal.toString());
        fields.put("result", result.isIdentical() ? "identical" : "DIFFERENT");
        fields.put("inboundEvents", result.inboundEvents());
        fields.put("lastSequence", result.lastSequence());
        fields.put("outboundCompared", result.outboundCompared());
        fields.put("outboundMissing", result.outboundMissing());
        fields.put("stateHash", String.format("%016x", result.stateHash()));
        fields.put("eventsPerSecond", Math.round(result.inboundEvents() * 1e9 / Math.max(1, elapsedNs)));
        if (null != result.difference())
        {
            difference(result.difference(), fields);
        }
        if (withSnapshots)
        {
            snapshots(result.snapshots(), fields);
        }
        output.fields(fields);
        if (result.isIdentical() && result.outboundMissing() > 0)
        {
            output.note("note: the journal ends before the core's last " + result.outboundMissing() +
                " messages: it was killed; './petrel run --journal " + journal + "' recovers it");
        }
    }

    private static void difference(final Difference difference, final Map<String, Object> fields)
    {
        fields.put("firstDifference", "outbound " + difference.outboundSequence() + ", executing inbound " +
            difference.inboundSequence());
        fields.put("recorded", text(difference.recorded()));
        fields.put("reexecuted", text(difference.reexecuted()));
    }

    private static void snapshots(final List<SnapshotResult> results, final Map<String, Object> fields)
    {
        final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        results.forEach(result -> counts.merge(result.outcome(), 1L, Long::sum));
        fields.put("snapshotsSame", counts.getOrDefault(Outcome.SAME, 0L));
        fields.put("snapshotsDifferent", counts.getOrDefault(Outcome.DIFFERENT, 0L));
        fields.put("snapshotsLeftAside", counts.getOrDefault(Outcome.LEFT_ASIDE, 0L));
        fields.put("snapshotsNotReached", counts.getOrDefault(Outcome.NOT_REACHED, 0L));
        first(results, Outcome.DIFFERENT).ifPresent(different -> fields.put("firstSnapshotDifference",
            String.format("%s: its state is %016x, the one executed to inbound %d is %016x", different.file(),
                different.recorded(), different.sequence(), different.reexecuted())));
        first(results, Outcome.LEFT_ASIDE).ifPresent(aside ->
            fields.put("firstSnapshotLeftAside", aside.file() + ": " + aside.problem()));
    }

    private static Optional<SnapshotResult> first(final List<SnapshotResult> results, final Outcome outcome)
    {
        return results.stream().filter(result -> outcome == result.outcome()).findFirst();
    }

    private static String text(final byte[] message)
    {
        return null == message ?
            "nothing" :
            new MessageDecoder(MessageSchema.petrel()).decode(new UnsafeBuffer(message), 0, message.length).toString();
    }
}
