package io.petrel.tools.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.petrel.tools.data.tape.TapeBars;
import io.petrel.tools.data.tape.TapeProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel tape bars}: time bars of the trades on a tape, by the venue's time. */
@Command(
    name = "bars",
    description = "Print time bars of a tape's trades, by event time; trades that are not of the market are left out.",
    footer = {"", "Example:", "  ./petrel tape bars data/tapes/bitstamp-btcusd-2013-11 --period 1m --json", "",
        "With --json one array per bar and line: start (ms), open, high, low, close, qty, n, taker_buy_qty."})
final class TapeBarsCommand extends PetrelCommand
{
    private static final long NS_PER_MS = 1_000_000L;

    @Parameters(paramLabel = "TAPE", description = "Folder of a tape.")
    private Path tape;

    @Option(names = "--period", paramLabel = "LENGTH", converter = PeriodConverter.class, defaultValue = "1m",
        description = "Length of a bar (default: ${DEFAULT-VALUE}).")
    private long periodNs;

    @Option(names = "--instrument", paramLabel = "I", defaultValue = "",
        description = "Symbol or id (default: the only one on the tape).")
    private String instrument;

    @Override
    protected int run(final Output output) throws IOException
    {
        final List<TapeBars.TapeBar> bars = new ArrayList<>();
        final TapeBars.Result result = TapeBars.run(tape, instrument, periodNs, bars::add, TapeProgress.NONE);
        if (output.isJson())
        {
            for (final TapeBars.TapeBar bar : bars)
            {
                write(output.jsonLines(), bar);
            }
        }
        else
        {
            print(output, bars, result);
        }
        return ExitCode.DONE;
    }

    private static void print(final Output output, final List<TapeBars.TapeBar> bars, final TapeBars.Result result)
    {
        final Table table = new Table("START", "OPEN", "HIGH", "LOW", "CLOSE", "SIZE", "TRADES", "TAKERS BOUGHT");
        bars.forEach(bar -> table.row(output.time(bar.startNs()), bar.open(), bar.high(), bar.low(), bar.close(),
            bar.size(), bar.count(), bar.buySize()));
        output.table(table);
        output.line("%s: %,d bars of %,d trades, %,d of them too late for their bar",
            result.symbol(), bars.size(), result.trades(), result.late());
    }

    private static void write(final JsonGenerator json, final TapeBars.TapeBar bar) throws IOException
    {
        json.writeStartArray();
        json.writeNumber(bar.startNs() / NS_PER_MS);
        json.writeString(bar.open());
        json.writeString(bar.high());
        json.writeString(bar.low());
        json.writeString(bar.close());
        json.writeString(bar.size());
        json.writeNumber(bar.count());
        json.writeString(bar.buySize());
        json.writeEndArray();
    }
}
