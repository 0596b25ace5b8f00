package io.petrel.tools.data.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.load.BadLinePolicy;
import io.petrel.tools.data.load.ImportProgress;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.load.StatedInstrument;
import io.petrel.tools.data.load.TapeImport;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.table.TableFormat;
import io.petrel.tools.data.table.TableOptions;

/**
 * Trades of BTC/USD on Bitstamp from 2013-11-25 to 2013-12-01: 100,000 rows, times in whole seconds, of which 18 have
 * size zero and are left out. The file comes out of the published artifact org.ta4j:ta4j-examples:0.18 (MIT) when this
 * module is built; it is not part of this project's sources, and none of that artifact's classes is used.
 * <p>
 * Trades carry neither ids nor the side of the taker. Rows of one second keep the order of the file.
 */
public final class DefaultFeed
{
    /** Symbol on the tape. */
    public static final String SYMBOL = "BTCUSD";

    private static final String RESOURCE = "/io/petrel/tools/data/feed/bitstamp_trades_from_20131125_usd.csv";
    private static final String TAPE_NAME = "bitstamp-btcusd-2013-11";
    private static final StatedInstrument INSTRUMENT = new StatedInstrument(
        new Listing(SYMBOL, "bitstamp", ContractType.SPOT, SequenceRule.NONE, "BTC", "USD", "USD", Step.of(1, 0)),
        Step.of(1, -2), Step.of(1, -8));

    private DefaultFeed()
    {
    }

    /**
     * The tape of the default feed, imported on first use in about a second.
     *
     * @param tapes    folder to keep tapes in; made when it is missing.
     * @param progress told how far a first import is.
     * @return folder of the tape.
     * @throws IOException when it cannot be written.
     */
    public static Path tape(final Path tapes, final ImportProgress progress) throws IOException
    {
        final Path tape = tapes.resolve(TAPE_NAME);

        if (!Files.isDirectory(tape))
        {
            try
            {
                writeTape(tape, progress, 0);
            }
            catch (final FileAlreadyExistsException | ImportException lost)
            {
                // another process made it meanwhile, which is as good
                if (!Files.isDirectory(tape))
                {
                    throw lost;
                }
            }
        }

        return tape;
    }

    /**
     * Imports the default feed into a new tape.
     *
     * @param tape      folder to be made.
     * @param progress  told how far it is.
     * @param createdNs time of creation for the manifest, ns of the epoch; 0 keeps it the same everywhere.
     * @return what was done.
     * @throws IOException when it cannot be written.
     */
    public static ImportSummary writeTape(final Path tape, final ImportProgress progress, final long createdNs)
        throws IOException
    {
        final TableOptions options = new TableOptions(Map.of(), ',', EpochText.UTC, TableOptions.BarTime.OPEN,
            Units.NULL_TIME_NS, SYMBOL, "bitstamp", ContractType.SPOT);
        final Path folder = Files.createTempDirectory("petrel-feed-");
        final Path file = folder.resolve("bitstamp_trades_from_20131125_usd.csv");

        try
        {
            unpack(file);
            return new TapeImport(new TableFormat(TableFormat.Kind.TRADES_CSV, options), BadLinePolicy.REFUSE,
                Map.of(SYMBOL, INSTRUMENT), progress).run(List.of(file), tape, createdNs);
        }
        finally
        {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void unpack(final Path file) throws IOException
    {
        try (InputStream resource = DefaultFeed.class.getResourceAsStream(RESOURCE))
        {
            if (null == resource)
            {
                throw new ImportException("the default feed is not in this build: " + RESOURCE +
                    " (build with Maven: it is taken from org.ta4j:ta4j-examples)");
            }

            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
