package io.petrel.bench.tape;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.binance.BinanceCapture;
import io.petrel.tools.data.binance.BinanceMarket;
import io.petrel.tools.data.load.BadLinePolicy;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.load.ImportProgress;
import io.petrel.tools.data.load.TapeImport;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.table.TableFormat;
import io.petrel.tools.data.table.TableOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Recorded data beside the project, made into tapes. */
public final class SharedTapes
{
    private static final String CAPTURES = "data/binance-l2-btcusdt/";
    private static final String BARS = "data/crypto-4h-2016-2024/";

    private SharedTapes()
    {
    }

    /**
     * Order book and trades of BTC/USDT on 8 August 2024.
     *
     * @param market {@code spot} or {@code usdm}.
     * @param tape   folder to make.
     * @return the tape.
     * @throws IOException when the capture cannot be read or the tape not be written.
     */
    public static Path capture(final String market, final Path tape) throws IOException
    {
        final BinanceMarket kind = "spot".equals(market) ? BinanceMarket.SPOT : BinanceMarket.USDM;
        return make(new BinanceCapture(kind), List.of(shared(CAPTURES + market + "/btcusdt_20240808.gz")), tape);
    }

    /**
     * Bars of bitcoin and ether, four hours each, 2016 to 2024.
     *
     * @param tape folder to make.
     * @return the tape.
     * @throws IOException when the bars cannot be read or the tape not be written.
     */
    public static Path bars4h(final Path tape) throws IOException
    {
        final TableOptions options = new TableOptions(Map.of(), ',', EpochText.UTC, TableOptions.BarTime.OPEN,
            Units.NULL_TIME_NS, "", "file", ContractType.LINEAR);
        return make(
            new TableFormat(TableFormat.Kind.BARS_JSON, options),
            List.of(
                shared(BARS + "Coinbase-BTC-USD-PT4H-20160518_20240913.json"),
                shared(BARS + "Coinbase-ETH-USD-PT4H-20160518_20240913.json")),
            tape);
    }

    /**
     * Whether {@link #capture} can be made.
     *
     * @return false on a machine that has the project only.
     */
    public static boolean hasCaptures()
    {
        return null != find(CAPTURES);
    }

    /**
     * The recorded book of futures or, where it is missing, the market of seeded agents.
     *
     * @param tape     folder to make.
     * @param progress told what is made.
     * @return the tape.
     * @throws IOException when it cannot be made.
     */
    public static BenchTape bookOrAgents(final Path tape, final Consumer<String> progress) throws IOException
    {
        if (hasCaptures())
        {
            progress.accept("importing the recorded book of BTCUSDT");
            return new BenchTape(capture("usdm", tape).toString(), false);
        }
        progress.accept(MarketTape.TEXT + ", since no recorded book is beside the project");
        return new BenchTape(MarketTape.make(tape).toString(), true);
    }

    private static Path make(final ImportFormat format, final List<Path> files, final Path tape) throws IOException
    {
        new TapeImport(format, BadLinePolicy.REFUSE, Map.of(), ImportProgress.NONE).run(files, tape, 0);
        return tape;
    }

    private static Path shared(final String path)
    {
        final Path file = find(path);
        if (null == file)
        {
            throw new IllegalStateException("no ../shared/" + path + " beside the project");
        }
        return file;
    }

    private static Path find(final String path)
    {
        for (Path folder = Path.of("").toAbsolutePath(); null != folder; folder = folder.getParent())
        {
            final Path file = folder.resolveSibling("shared").resolve(path);
            if (Files.isReadable(file))
            {
                return file;
            }
        }
        return null;
    }
}
