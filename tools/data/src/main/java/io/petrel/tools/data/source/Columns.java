package io.petrel.tools.data.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.petrel.tools.data.ImportException;

/**
 * Which column of a table holds what. Made from the usual names of a header line, from positions when there is none,
 * and from what the user says ("time=Date,volume=6").
 */
public final class Columns
{
    private static final String NUMBER = "[1-9]\\d{0,3}";

    private final Map<String, Integer> positions;

    private Columns(final Map<String, Integer> positions)
    {
        this.positions = positions;
    }

    /**
     * Columns by position.
     *
     * @param roles role of each column in its order.
     * @return the columns.
     */
    public static Columns ofPositions(final String... roles)
    {
        final Map<String, Integer> positions = new HashMap<>();

        for (int i = 0; i < roles.length; i++)
        {
            positions.put(roles[i], i);
        }

        return new Columns(positions);
    }

    /**
     * Columns of a table without header, or until its header is read.
     *
     * @param mapping what the user says: role to number from 1; roles mapped to names have no column yet.
     * @param roles   role of each column in its order, when the user says nothing.
     * @return the columns.
     */
    public static Columns withoutHeader(final Map<String, String> mapping, final String... roles)
    {
        final Columns columns = mapping.isEmpty() ? ofPositions(roles) : ofPositions();
        mapping.forEach((role, column) ->
        {
            if (column.matches(NUMBER))
            {
                columns.positions.put(role, Integer.parseInt(column) - 1);
            }
        });
        return columns;
    }

    /**
     * Columns by the names in a header.
     *
     * @param header  the names.
     * @param aliases for each role the names that a header may give it, lower case.
     * @param mapping what the user says: role to name of column or to its number from 1; wins over aliases.
     * @return the columns.
     * @throws ImportException when the user names a column that is not there.
     */
    public static Columns ofHeader(
        final List<String> header, final Map<String, List<String>> aliases, final Map<String, String> mapping)
    {
        final Map<String, Integer> positions = new HashMap<>();
        final List<String> names = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        aliases.forEach((role, candidates) -> candidates.stream()
            .filter(names::contains).findFirst()
            .ifPresent(name -> positions.put(role, names.indexOf(name))));
        mapping.forEach((role, column) -> positions.put(role, position(column, names)));
        return new Columns(positions);
    }

    /**
     * Reads the user's mapping.
     *
     * @param text such as "time=Date,open=Open,volume=6"; empty for none.
     * @return role to column.
     * @throws ImportException when it is malformed.
     */
    public static Map<String, String> parseMapping(final String text)
    {
        final Map<String, String> mapping = new LinkedHashMap<>();

        for (final String pair : text.isEmpty() ? new String[0] : text.split(","))
        {
            final String[] sides = pair.split("=", 2);

            if (2 != sides.length || sides[0].isBlank() || sides[1].isBlank())
            {
                throw new ImportException("not a column mapping: \"" + pair + "\" (write role=column,role=column)");
            }

            mapping.put(sides[0].strip().toLowerCase(Locale.ROOT), sides[1].strip());
        }

        return mapping;
    }

    /**
     * Whether a line looks like a header: none of its cells is a number or a time.
     *
     * @param cells of the line.
     * @return true when every cell begins with a letter or is empty.
     */
    public static boolean isHeader(final List<String> cells)
    {
        return cells.stream().allMatch(cell -> cell.isEmpty() || !(Character.isDigit(cell.charAt(0)) ||
            "-+.".indexOf(cell.charAt(0)) >= 0)) && !isFlag(cells.get(0));
    }

    /**
     * Whether a role has a column.
     *
     * @param role to look for.
     * @return true when it has.
     */
    public boolean has(final String role)
    {
        return positions.containsKey(role);
    }

    /**
     * Cell of a role.
     *
     * @param cells of a line.
     * @param role  whose cell.
     * @return its text.
     * @throws IllegalArgumentException when the line has no such column.
     */
    public String cell(final List<String> cells, final String role)
    {
        final Integer position = positions.get(role);

        if (null == position || position >= cells.size())
        {
            throw new IllegalArgumentException("no column for " + role + " among " + cells.size());
        }

        return cells.get(position);
    }

    /**
     * Cell of a role that may be missing.
     *
     * @param cells of a line.
     * @param role  whose cell.
     * @return its text, empty when there is none.
     */
    public String optional(final List<String> cells, final String role)
    {
        final Integer position = positions.get(role);
        return null == position || position >= cells.size() ? "" : cells.get(position);
    }

    /**
     * Checks that all needed roles have a column.
     *
     * @param where to name in the message.
     * @param roles needed.
     * @return this.
     * @throws ImportException when one has none.
     */
    public Columns needing(final String where, final String... roles)
    {
        for (final String role : roles)
        {
            if (!has(role))
            {
                throw new ImportException("no column for " + role + " in " + where + " (name it: --columns " + role +
                    "=COLUMN; needed are " + Arrays.toString(roles) + ")");
            }
        }

        return this;
    }

    private static boolean isFlag(final String cell)
    {
        return "true".equalsIgnoreCase(cell) || "false".equalsIgnoreCase(cell);
    }

    private static int position(final String column, final List<String> names)
    {
        final int byName = names.indexOf(column.toLowerCase(Locale.ROOT));

        if (byName >= 0)
        {
            return byName;
        }

        if (!column.matches(NUMBER))
        {
            throw new ImportException("no column \"" + column + "\" among " + names +
                " (use a name from the header or a number from 1)");
        }

        return Integer.parseInt(column) - 1;
    }
}
