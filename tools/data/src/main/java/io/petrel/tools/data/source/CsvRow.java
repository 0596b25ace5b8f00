package io.petrel.tools.data.source;

import java.util.ArrayList;
import java.util.List;

/** Cells of one line of comma-separated text; a cell may be quoted, a doubled quote inside it is one quote. */
public final class CsvRow
{
    private CsvRow()
    {
    }

    /**
     * Splits a line.
     *
     * @param line      without its end.
     * @param separator such as ',' or ';'.
     * @return its cells, stripped of blanks.
     */
    public static List<String> split(final String line, final char separator)
    {
        final List<String> cells = new ArrayList<>();
        final StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;

        for (int i = 0; i < line.length(); i++)
        {
            final char character = line.charAt(i);

            if ('"' == character)
            {
                isQuoted = !isQuoted;
                final boolean isDoubled = isQuoted && i > 0 && '"' == line.charAt(i - 1);
                cell.append(isDoubled ? "\"" : "");
            }
            else if (separator == character && !isQuoted)
            {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            }
            else
            {
                cell.append(character);
            }
        }

        cells.add(cell.toString().strip());
        return cells;
    }
}
