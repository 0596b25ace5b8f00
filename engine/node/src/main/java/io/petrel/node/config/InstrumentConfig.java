package io.petrel.node.config;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Units and terms of one instrument, for feeds that do not tell them.
 *
 * @param symbol             venue's name of it.
 * @param venue              where it trades.
 * @param contractType       how profit is computed.
 * @param tick               price of one tick.
 * @param lot                size of one lot.
 * @param contractSize       base coins (INVERSE: quote currency) of one contract; 1 for SPOT.
 * @param baseCurrency       what is bought and sold.
 * @param quoteCurrency      what prices are in.
 * @param settlementCurrency what profit and fees are in.
 */
public record InstrumentConfig(
    String symbol,
    String venue,
    ContractType contractType,
    Step tick,
    Step lot,
    Step contractSize,
    String baseCurrency,
    String quoteCurrency,
    String settlementCurrency)
{
    private static final String SYMBOL = "symbol";
    private static final String VENUE = "venue";
    private static final String CONTRACT_TYPE = "contract_type";
    private static final String TICK = "tick_size";
    private static final String LOT = "lot_size";
    private static final String CONTRACT_SIZE = "contract_size";
    private static final String BASE_CURRENCY = "base_currency";
    private static final String QUOTE_CURRENCY = "quote_currency";
    private static final String SETTLEMENT_CURRENCY = "settlement_currency";

    /**
     * Reads an instrument file.
     *
     * @param file to read.
     * @return the instrument.
     * @throws ConfigException with everything that is wrong.
     */
    public static InstrumentConfig read(final Path file)
    {
        final ConfigErrors errors = new ConfigErrors();
        final Section section = new SectionReader(errors).file(spec(), file, file.getFileName().toString());
        errors.throwIfAny();
        return of(section);
    }

    static SectionSpec spec()
    {
        return new SectionSpec("instrument", List.of(
            KeySpec.text(SYMBOL, "Venue's name of it"),
            KeySpec.text(VENUE, "Where it trades"),
            KeySpec.choice(CONTRACT_TYPE, List.of("spot", "linear", "inverse"), "How profit is computed"),
            KeySpec.step(TICK, "Price of one tick"),
            KeySpec.step(LOT, "Size of one lot"),
            KeySpec.step(CONTRACT_SIZE, "Base coins (inverse: quote currency) of one contract; 1 for spot"),
            KeySpec.text(BASE_CURRENCY, "What is bought and sold"),
            KeySpec.text(QUOTE_CURRENCY, "What prices are in"),
            KeySpec.text(SETTLEMENT_CURRENCY, "What profit and fees are in")));
    }

    static InstrumentConfig of(final Section section)
    {
        return new InstrumentConfig(
            section.text(SYMBOL),
            section.text(VENUE),
            ContractType.valueOf(section.text(CONTRACT_TYPE).toUpperCase(Locale.ROOT)),
            Step.parse(section.text(TICK)),
            Step.parse(section.text(LOT)),
            Step.parse(section.text(CONTRACT_SIZE)),
            section.text(BASE_CURRENCY),
            section.text(QUOTE_CURRENCY),
            section.text(SETTLEMENT_CURRENCY));
    }
}
