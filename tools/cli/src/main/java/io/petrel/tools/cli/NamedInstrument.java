package io.petrel.tools.cli;

import io.petrel.tools.cli.record.InstrumentUnits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** An instrument as a person names it, with sizes and prices of it as people write them. */
final class NamedInstrument
{
    private final InstrumentUnits units;
    private final int id;

    private NamedInstrument(final InstrumentUnits units, final int id)
    {
        this.units = units;
        this.id = id;
    }

    /** The first of this name, in any case, that one of the journals or tapes defines. */
    static NamedInstrument of(final String symbol, final List<Path> folders)
    {
        final List<InstrumentUnits> all = folders.stream().map(InstrumentUnits::of).toList();
        for (final InstrumentUnits units : all)
        {
            if (units.find(symbol).isPresent())
            {
                return new NamedInstrument(units, (int)units.find(symbol).getAsLong());
            }
        }
        final String known =
            all.stream().flatMap(units -> units.symbols().stream()).distinct().collect(Collectors.joining(", "));
        throw new CliError("there is no instrument \"" + symbol + "\"",
            folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
            known.isEmpty() ? "none is defined yet" : "known: " + known);
    }

    /** Its number in the journal. */
    int id()
    {
        return id;
    }

    /** Its name as the market has it. */
    String symbol()
    {
        return units.symbol(id);
    }

    /** A size in lots as people read it. */
    String size(final long lots)
    {
        return units.size(id, lots);
    }

    /** Whole lots; the option is named where the size is something else. */
    long lots(final String option, final BigDecimal size)
    {
        return whole(option, size, "lots", "a lot is " + size(1), text -> units.lots(id, text));
    }

    /** Whole ticks; the option is named where the price is something else. */
    long ticks(final String option, final BigDecimal price)
    {
        return whole(option, price, "ticks", "a tick is " + units.price(id, 1), text -> units.ticks(id, text));
    }

    private long whole(
        final String option,
        final BigDecimal number,
        final String what,
        final String mend,
        final ToLongFunction<String> parser)
    {
        final String text = number.toPlainString();
        try
        {
            return parser.applyAsLong(text);
        }
        catch (final IllegalArgumentException noWhole)
        {
            throw new CliError(option + " " + text + " is no whole number of " + what, symbol(), mend);
        }
    }
}
