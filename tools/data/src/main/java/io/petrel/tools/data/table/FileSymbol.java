package io.petrel.tools.data.table;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.petrel.tools.data.ImportException;

/** The symbol that a file is called after: "BTCUSDT_1h.csv.gz", "Coinbase-BTC-USD-PT4H-20160518.json", "ethusd.csv". */
final class FileSymbol
{
    private static final Pattern PAIR = Pattern.compile("(?:^|[^A-Z0-9])([A-Z0-9]{2,10}-[A-Z]{3,5})(?:[^A-Z0-9]|$)");
    private static final Pattern FIRST_WORD = Pattern.compile("^([A-Za-z0-9]{3,20})(?:[^A-Za-z0-9].*)?$");

    private FileSymbol()
    {
    }

    static String of(final Path file, final String stated)
    {
        if (!stated.isEmpty())
        {
            return stated.toUpperCase(Locale.ROOT);
        }

        final String name = file.getFileName().toString();
        final Matcher pair = PAIR.matcher(name);

        if (pair.find())
        {
            return pair.group(1);
        }

        final Matcher word = FIRST_WORD.matcher(name);

        if (!word.matches())
        {
            throw new ImportException("no symbol in the name of " + file + " (name it: --symbol)");
        }

        return word.group(1).toUpperCase(Locale.ROOT);
    }
}
