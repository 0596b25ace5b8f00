package io.petrel.tools.cli;

import io.petrel.codecs.schema.MessageDecoder;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.node.replay.Difference;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel replay}: proves that a journal re-executes to the same bytes. */
@Command(
    name = "replay",
    description = "Re-execute a journal's inbound events and compare every outbound message byte for byte.",
    footer = {"", "Example:", "  ./petrel replay data/latest", "  ./petrel replay data/latest --until 5000", "",
        "Exit code 3 at the first difference, which is printed."})
final class ReplayCommand extends PetrelCommand
{
    @Parameters(paramLabel = "JOURNAL", description = "Folder of a run or a backtest journal.")
    private Path journal;

    @Option(names = "--until", paramLabel = "SEQ", description = "Last inbound sequence to execute (default: all).")
    private long until = Replay.TO_THE_END;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.requireBoth(journal);
        final ReplayResult result;
        final long startNs = System.nanoTime();
        try (Progress progress = output.progress("replaying"))
        {
            final long total = Math.min(until, JournalInput.inboundRecords(journal));
            result = new Replay(journal).run(until, done -> progress.at(done, total, "events"));
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
        if (!result.isIdentical())
        {
            difference(result.difference(), fields);
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

    private static String text(final byte[] message)
    {
        return null == message ?
            "nothing" :
            new MessageDecoder(MessageSchema.petrel()).decode(new UnsafeBuffer(message), 0, message.length).toString();
    }
}
