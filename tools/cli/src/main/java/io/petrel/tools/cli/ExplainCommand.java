package io.petrel.tools.cli;

import io.petrel.tools.cli.explain.Explanation;
import io.petrel.tools.cli.explain.ExplanationJson;
import io.petrel.tools.cli.explain.OrderTrace;
import io.petrel.tools.cli.explain.OrderTracer;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.record.RecordText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code petrel explain}: the chain of records that made an order, and what came of it. */
@Command(
    name = "explain",
    description = "Tell why an order was made: tick, features, votes, decision, size, gate checks, and its fills.",
    footer = {"", "Example:", "  ./petrel tail data/latest --type NewOrder -n 1",
        "  ./petrel explain data/latest ORDER     with the clientOrderId that it printed", "",
        "Orders that the gate refused are explained too."})
final class ExplainCommand extends PetrelCommand
{
    private static final int PROGRESS_MASK = 0xFFFF;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path journal;

    @InRange(from = 0)
    @Parameters(index = "1", paramLabel = "ORDER", description = "Client order id.")
    private long clientOrderId;

    @Override
    protected int run(final Output output) throws IOException
    {
        JournalInput.require(journal, FolderKind.NODE);
        final OrderTrace trace = trace(output);
        final InstrumentUnits instruments = InstrumentUnits.of(journal);
        final RecordText text = new RecordText(instruments, output::time);
        if (output.isJson())
        {
            Output.write(output.json(), new ExplanationJson(trace, text).document());
        }
        else
        {
            new Explanation(trace, instruments, text).lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }

    private OrderTrace trace(final Output output)
    {
        try (Progress progress = output.progress("reading " + journal))
        {
            final OrderTracer tracer = new OrderTracer(journal, clientOrderId, records ->
            {
                if (0 == (records & PROGRESS_MASK))
                {
                    progress.at(records, 0, "records");
                }
            });
            final OrderTrace trace = tracer.run();
            JournalInput.noteDamages(output, journal, tracer.damages());
            if (null == trace)
            {
                throw new CliError("no order " + clientOrderId, journal.toString(), tracer.nearbyIds().isEmpty() ?
                    "the journal holds no orders" : "orders near it: " + tracer.nearbyIds());
            }
            return trace;
        }
    }
}
