package io.petrel.tools.data.binance;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordSource;
import io.petrel.tools.data.source.RowReader;
import io.petrel.tools.data.source.SingleFile;

/**
 * Public dump files of Binance (zip, gzip or plain; with or without header).
 *
 * @param kind   of the files.
 * @param market they are from.
 * @param symbol of all files; empty: each file is called after its symbol, as published.
 */
public record BinanceDump(DumpKind kind, BinanceMarket market, String symbol) implements ImportFormat
{
    @Override
    public String name()
    {
        return kind.formatName();
    }

    @Override
    public List<RecordSource> sources(final List<Path> files)
    {
        return files.stream().<RecordSource>map(file -> new SingleFile(file, (path, progress) ->
            new RowReader(new LineReader(path, progress), ',', new DumpRows(kind, symbolOf(path))))).toList();
    }

    @Override
    public Listing listing(final String name)
    {
        return market.listing(name);
    }

    /** BTCUSDT-aggTrades-2024-08-08.zip, BTCUSD_PERP-1h-2024-01.csv. */
    private String symbolOf(final Path file)
    {
        if (!symbol.isEmpty())
        {
            return symbol.toUpperCase(Locale.ROOT);
        }

        final String name = file.getFileName().toString();
        final int dash = name.indexOf('-');

        if (dash <= 0 || !name.substring(0, dash).matches("[A-Za-z0-9_]+"))
        {
            throw new ImportException("no symbol in the name of " + file + ", expected SYMBOL-" + kind.fileLabel() +
                "-DATE (name it: --symbol)");
        }

        return name.substring(0, dash).toUpperCase(Locale.ROOT);
    }
}
