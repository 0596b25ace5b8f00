package io.petrel.tools.data.load;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.petrel.node.config.InstrumentConfig;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.record.Listing;

/** Reads instrument files of the configuration, so that a tape has the units that the node is configured with. */
public final class InstrumentFiles
{
    private InstrumentFiles()
    {
    }

    /**
     * Reads files and keeps those of the format's venue; when one symbol is stated once only, of any venue.
     *
     * @param files  instrument files.
     * @param format that will be imported.
     * @return instruments by symbol.
     * @throws ImportException                        when a file contradicts the format or another file.
     * @throws io.petrel.node.config.ConfigException when a file is malformed.
     */
    public static Map<String, StatedInstrument> read(final List<Path> files, final ImportFormat format)
    {
        final List<InstrumentConfig> configs = files.stream().map(InstrumentConfig::read).toList();
        final Map<String, StatedInstrument> stated = new LinkedHashMap<>();

        for (final InstrumentConfig config : configs)
        {
            final String symbol = config.symbol().toUpperCase(Locale.ROOT);
            final Listing known = format.listing(symbol);
            final boolean isOnly = 1 == configs.stream().filter(one -> symbol.equalsIgnoreCase(one.symbol())).count();

            if (isOnly || known.venue().equals(config.venue()))
            {
                if (null != stated.put(symbol, stated(symbol, config, known, format)))
                {
                    throw new ImportException("two instrument files state " + symbol + " at " + config.venue() +
                        " (give one of them)");
                }
            }
        }

        return stated;
    }

    private static StatedInstrument stated(
        final String symbol, final InstrumentConfig config, final Listing known, final ImportFormat format)
    {
        if (format.isContractKnown() && known.contractType() != config.contractType())
        {
            throw new ImportException("the instrument file says that " + symbol + " is " + config.contractType() +
                ", at " + known.venue() + " it is " + known.contractType() + " (give the file of that market)");
        }

        final Listing listing = new Listing(symbol, config.venue(), config.contractType(), known.sequenceRule(),
            config.baseCurrency(), config.quoteCurrency(), config.settlementCurrency(), config.contractSize());
        return new StatedInstrument(listing, config.tick(), config.lot());
    }
}
