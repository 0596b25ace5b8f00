package io.petrel.tools.data.binance;

import java.nio.file.Path;
import java.util.List;

import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordSource;
import io.petrel.tools.data.source.SingleFile;

/**
 * Raw captures of Binance streams, one or several instruments of one market.
 *
 * @param market that was recorded.
 */
public record BinanceCapture(BinanceMarket market) implements ImportFormat
{
    @Override
    public String name()
    {
        return "binance-capture";
    }

    @Override
    public List<RecordSource> sources(final List<Path> files)
    {
        return files.stream().<RecordSource>map(file -> new SingleFile(file,
            (path, progress) -> new CaptureReader(new LineReader(path, progress), market))).toList();
    }

    @Override
    public Listing listing(final String symbol)
    {
        return market.listing(symbol);
    }
}
