package io.petrel.tools.data.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordReader;
import io.petrel.tools.data.source.RecordSource;
import io.petrel.tools.data.source.RowReader;
import io.petrel.tools.data.source.SingleFile;

/**
 * Tables of trades or bars.
 *
 * @param kind    of table.
 * @param options what the user says about it.
 */
public record TableFormat(Kind kind, TableOptions options) implements ImportFormat
{
    /** Kinds of table. */
    public enum Kind
    {
        /** Trades as separated text. */
        TRADES_CSV("trades-csv"),
        /** Bars as separated text. */
        BARS_CSV("bars-csv"),
        /** Bars as an array of JSON objects. */
        BARS_JSON("bars-json");

        private final String formatName;

        Kind(final String formatName)
        {
            this.formatName = formatName;
        }
    }

    @Override
    public String name()
    {
        return kind.formatName;
    }

    @Override
    public List<RecordSource> sources(final List<Path> files)
    {
        return files.stream().<RecordSource>map(file -> new SingleFile(file, this::open)).toList();
    }

    @Override
    public Listing listing(final String symbol)
    {
        return options.listing(symbol);
    }

    @Override
    public boolean isContractKnown()
    {
        return false;
    }

    private RecordReader open(final Path file, final ByteCount progress) throws IOException
    {
        final String symbol = FileSymbol.of(file, options.symbol());
        return switch (kind)
        {
            case TRADES_CSV -> new RowReader(
                new LineReader(file, progress), options.separator(), new TradeRows(options, symbol));
            case BARS_CSV -> new RowReader(
                new LineReader(file, progress), options.separator(), new BarRows(options, symbol));
            case BARS_JSON -> new JsonBarReader(file, progress, options, symbol);
        };
    }
}
