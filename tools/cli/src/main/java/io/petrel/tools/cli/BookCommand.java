package io.petrel.tools.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.petrel.tools.data.tape.BookCheckpoint;
import io.petrel.tools.data.tape.BookCheckpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel book}: the order book of a tape every so many updates. */
@Command(
    name = "book",
    description = "Run the order book over a tape and print it every N applied deltas.",
    footer = {"", "Example:", "  ./petrel book data/tapes/usdm --every 250 --json", "",
        "With --json one array per line: n, update id, bid, bid size, ask, ask size, bid levels, ask levels, CRC32 of",
        "'price@size' of the ten best bids joined by '|', '#', and the ten best asks (trailing zeros stripped).",
        "Deltas that the feed sent again behind a snapshot are applied but not counted.",
        "Gaps are reported, they are no failure."})
final class BookCommand extends PetrelCommand
{
    @Parameters(paramLabel = "TAPE", description = "Folder of a tape, or of a journal: then its inbound queue.")
    private Path tape;

    @InRange(from = 1)
    @Option(names = "--every", paramLabel = "N", defaultValue = "1000",
        description = "Applied deltas from one checkpoint to the next (default: ${DEFAULT-VALUE}).")
    private long every;

    @Option(names = "--instrument", paramLabel = "I", defaultValue = "",
        description = "Symbol or id (default: the only one on the tape).")
    private String instrument;

    @Override
    protected int run(final Output output) throws IOException
    {
        if (output.isJson())
        {
            final BookCheckpoints.Result result = BookCheckpoints.run(
                tape, instrument, every, point -> write(output, point), (done, total) ->
                {
                });
            noteGaps(output, result);
            return ExitCode.DONE;
        }
        print(output);
        return ExitCode.DONE;
    }

    private void print(final Output output)
    {
        final List<BookCheckpoint> points = new ArrayList<>();
        final BookCheckpoints.Result result;
        try (Progress progress = output.progress("book"))
        {
            result = BookCheckpoints.run(tape, instrument, every, points::add,
                (done, total) -> progress.at(done, total, "records"));
        }
        final Table table = new Table(
            "N", "UPDATE ID", "BID", "SIZE", "ASK", "SIZE", "BID LEVELS", "ASK LEVELS", "CRC32 TOP 10");
        points.forEach(point -> table.row(point.count(), point.lastUpdateId(), point.bid(), point.bidSize(),
            point.ask(), point.askSize(), point.bidLevels(), point.askLevels(), point.crc32()));
        output.table(table);
        output.line("%s: %,d deltas applied on %,d snapshots, %,d gaps, %,d stale; at the end %s @ %s / %s @ %s, " +
            "%,d x %,d levels", result.symbol(), result.applied(), result.snapshots(), result.gaps(), result.stale(),
            result.last().bid(), result.last().bidSize(), result.last().ask(), result.last().askSize(),
            result.last().bidLevels(), result.last().askLevels());
    }

    private static void noteGaps(final Output output, final BookCheckpoints.Result result)
    {
        if (result.gaps() > 0)
        {
            output.note("petrel book: " + result.gaps() + " gaps in the updates of " + result.symbol());
        }
    }

    private static void write(final Output output, final BookCheckpoint point)
    {
        try
        {
            final JsonGenerator json = output.jsonLines();
            json.writeStartArray();
            json.writeNumber(point.count());
            json.writeNumber(point.lastUpdateId());
            json.writeString(point.bid());
            json.writeString(point.bidSize());
            json.writeString(point.ask());
            json.writeString(point.askSize());
            json.writeNumber(point.bidLevels());
            json.writeNumber(point.askLevels());
            json.writeNumber(point.crc32());
            json.writeEndArray();
        }
        catch (final IOException failed)
        {
            throw new UncheckedIOException(failed);
        }
    }
}
