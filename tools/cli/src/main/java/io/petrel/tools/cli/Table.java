package io.petrel.tools.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns; columns of numbers align right. Nothing is cut. */
final class Table
{
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean hasHeading;

    /** With headings the first line names the columns; without, rows only. */
    Table(final String... headings)
    {
        hasHeading = headings.length > 0;
        if (hasHeading)
        {
            rows.add(headings);
        }
    }

    Table row(final Object... cells)
    {
        final String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++)
        {
            texts[i] = null == cells[i] ? "-" : cells[i].toString();
        }
        rows.add(texts);
        return this;
    }

    boolean isEmpty()
    {
        return rows.size() == (hasHeading ? 1 : 0);
    }

    void print(final PrintWriter out)
    {
        final int[] widths = widths();
        final boolean[] isRight = rightAligned(widths.length);
        for (final String[] row : rows)
        {
            out.println(lineOf(row, widths, isRight));
        }
    }

    private static String lineOf(final String[] row, final int[] widths, final boolean[] isRight)
    {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++)
        {
            final String pad = " ".repeat(widths[i] - row[i].length());
            line.append(0 == i ? "" : GAP).append(isRight[i] ? pad + row[i] : row[i] + pad);
        }
        return line.toString().stripTrailing();
    }

    private int[] widths()
    {
        final int[] widths = new int[rows.stream().mapToInt(row -> row.length).max().orElse(0)];
        for (final String[] row : rows)
        {
            for (int i = 0; i < row.length; i++)
            {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return widths;
    }

    private boolean[] rightAligned(final int columns)
    {
        final boolean[] isRight = new boolean[columns];
        for (int i = 0; i < columns; i++)
        {
            isRight[i] = hasHeading && rows.size() > 1 && isNumeric(i);
        }
        return isRight;
    }

    private boolean isNumeric(final int column)
    {
        for (final String[] row : rows.subList(1, rows.size()))
        {
            if (column < row.length && !row[column].matches("[-+]?[0-9][0-9.,_]*%?|-|"))
            {
                return false;
            }
        }
        return true;
    }
}
