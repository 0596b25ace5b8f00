package io.petrel.tools.data.tape;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.petrel.core.market.Instrument;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.core.market.Instruments;
import io.petrel.tools.data.ImportException;

/** The one instrument of a tape that is asked for: by symbol, by id, or by being the only one. */
final class InstrumentChoice
{
    private final String wanted;
    private final Instruments instruments = new Instruments();
    private final Map<Integer, String> seen = new LinkedHashMap<>();
    private Instrument chosen;

    InstrumentChoice(final String wanted)
    {
        this.wanted = wanted.toUpperCase(Locale.ROOT);
    }

    /** True when this definition made the choice. */
    boolean onInstrument(final InstrumentDefinitionDecoder definition)
    {
        final Instrument instrument = instruments.define(definition);
        final boolean isNew = null == seen.put(instrument.id(), instrument.symbol());
        final boolean isWanted = wanted.isEmpty() || wanted.equals(instrument.symbol().toUpperCase(Locale.ROOT)) ||
            wanted.equals(Integer.toString(instrument.id()));

        if (!isNew || !isWanted)
        {
            return false;
        }

        if (null != chosen)
        {
            throw new ImportException("the tape has several instruments: " + seen.values() +
                " (choose one: --instrument SYMBOL or its id)");
        }

        chosen = instrument;
        return true;
    }

    boolean is(final int instrumentId)
    {
        return null != chosen && chosen.id() == instrumentId;
    }

    Instrument instrument()
    {
        if (null == chosen)
        {
            throw new ImportException(wanted.isEmpty() ? "the tape defines no instrument" :
                "no instrument " + wanted + " on the tape, it has " + seen.values());
        }

        return chosen;
    }
}
