package io.petrel.node.config;

import io.petrel.codecs.unit.Units;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One calendar of scheduled releases: lines of values between commas, the first naming the columns; lines that are
 * empty or begin with # say nothing. The title comes last, so that it may hold commas:
 * <pre>
 *   time,impact,for,title
 *   2025-01-29T14:00 America/New_York,high,USD,FOMC statement
 * </pre>
 */
final class NewsFile
{
    private static final String TIME = "time";
    private static final String END = "end";
    private static final String PUBLISHED = "published";
    private static final String IMPACT = "impact";
    private static final String FOR = "for";
    private static final String TITLE = "title";
    private static final List<String> REQUIRED = List.of(TIME, IMPACT, FOR, TITLE);
    private static final List<String> KNOWN = List.of(TIME, END, PUBLISHED, IMPACT, FOR, TITLE);
    private static final List<String> IMPACTS = List.of("low", "medium", "high");
    private static final String EVERYONE = "all";
    private static final String CODE = "[A-Za-z0-9]{1,8}";
    private static final int TITLE_MAX = 200;
    private static final String TIME_FORMS =
        "write it like 2025-01-29T19:00Z, 2025-01-29T20:00+01:00 or 2025-01-29T14:00 America/New_York";

    private final Path path;
    private final String label;
    private final ConfigErrors errors;
    private final List<NewsRelease> releases = new ArrayList<>();
    private List<String> columns;

    NewsFile(final Path path, final String label, final ConfigErrors errors)
    {
        this.path = path;
        this.label = label;
        this.errors = errors;
    }

    /** Its releases in the order of its lines, one for each currency; what is wrong with it goes to the errors. */
    List<NewsRelease> read()
    {
        final List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++)
        {
            final String line = lines.get(i).strip();
            if (!line.isEmpty() && '#' != line.charAt(0))
            {
                if (null == columns)
                {
                    readColumns(line, i + 1);
                }
                else
                {
                    readRelease(line, i + 1);
                }
            }
        }
        if (null == columns && !lines.isEmpty())
        {
            errors.add(ConfigError.of(path.toString(), "holds no releases", "begin it with \"time,impact,for,title\""));
        }
        return releases;
    }

    private List<String> lines()
    {
        String why;
        try
        {
            final List<String> lines = Files.readAllLines(path);
            why = lines.isEmpty() ? "is empty" : "";
            if (why.isEmpty())
            {
                return lines;
            }
        }
        catch (final NoSuchFileException missing)
        {
            why = "there is no such file";
        }
        catch (final CharacterCodingException notText)
        {
            why = "is not UTF-8 text";
        }
        catch (final IOException unreadable)
        {
            why = "cannot be read (" + unreadable.getMessage() + ")";
        }
        errors.add(ConfigError.of(path.toString(), why, "a calendar begins with \"time,impact,for,title\""));
        return List.of();
    }

    private void readColumns(final String line, final int number)
    {
        columns = List.of(line.split("\\s*,\\s*", KNOWN.size() + 1));
        final List<String> unknown = columns.stream().filter(column -> !KNOWN.contains(column)).toList();
        final List<String> missing = REQUIRED.stream().filter(column -> !columns.contains(column)).toList();
        if (!unknown.isEmpty())
        {
            error(number, "there is no column \"" + unknown.get(0) + "\"", "columns are " + String.join(", ", KNOWN));
        }
        else if (!missing.isEmpty())
        {
            error(number, "column " + missing.get(0) + " is missing", "begin like \"time,impact,for,title\"");
        }
        else if (columns.stream().distinct().count() < columns.size() || !TITLE.equals(columns.get(columns.size() - 1)))
        {
            error(number, "each column stands once, and title last", "begin like \"time,impact,for,title\"");
        }
    }

    private void readRelease(final String line, final int number)
    {
        final String[] fields = line.split(",", columns.size());
        if (fields.length < columns.size())
        {
            error(number, "has " + fields.length + " of " + columns.size() + " values",
                "give " + String.join(",", columns) + "; one that is not known may be empty");
            return;
        }
        final int before = errors.count();
        final long startNs = time(TIME, fields, number, Units.NULL_TIME_NS);
        final long endNs = time(END, fields, number, startNs);
        final long publishedNs = time(PUBLISHED, fields, number, Units.NULL_TIME_NS);
        final int impact = impact(fields, number);
        final List<String> currencies = currencies(fields, number);
        final String title = title(fields, number);
        if (errors.count() == before && isInOrder(startNs, endNs, publishedNs, number))
        {
            currencies.forEach(currency -> releases.add(
                new NewsRelease(startNs, endNs, publishedNs, impact, currency, title, mark(number, 1).origin())));
        }
    }

    private long time(final String column, final String[] fields, final int number, final long absent)
    {
        final String text = field(column, fields);
        if (text.isEmpty() && !TIME.equals(column))
        {
            return absent;
        }
        try
        {
            return NewsTime.ns(text);
        }
        catch (final IllegalArgumentException wrong)
        {
            error(number, column + " \"" + text + "\" " + wrong.getMessage(), TIME_FORMS);
            return absent;
        }
    }

    private int impact(final String[] fields, final int number)
    {
        final String text = field(IMPACT, fields);
        final int word = IMPACTS.indexOf(text);
        if (word >= 0)
        {
            return word + 1;
        }
        if (text.matches("[1-3]"))
        {
            return Integer.parseInt(text);
        }
        error(number, "impact \"" + text + "\" is not known", "it is low, medium or high");
        return 0;
    }

    private List<String> currencies(final String[] fields, final int number)
    {
        final String text = field(FOR, fields);
        if (EVERYONE.equals(text))
        {
            return List.of("");
        }
        final List<String> codes = List.of(text.toUpperCase(Locale.ROOT).split("\\s+"));
        for (final String code : codes)
        {
            if (!code.matches(CODE))
            {
                error(number, "for \"" + text + "\" names no currency",
                    "give currencies or symbols of at most 8 letters with spaces between, like \"USD EUR\", or all");
                return List.of();
            }
        }
        return codes;
    }

    private String title(final String[] fields, final int number)
    {
        final String text = field(TITLE, fields);
        if (text.length() > TITLE_MAX)
        {
            error(number, "title has " + text.length() + " letters", "give at most " + TITLE_MAX);
        }
        return text;
    }

    private boolean isInOrder(final long startNs, final long endNs, final long publishedNs, final int number)
    {
        if (endNs < startNs)
        {
            error(number, "ends before it begins", "end is the moment after the last");
        }
        else if (publishedNs > startNs)
        {
            error(number, "was published after it begins", "published is when it became known that it would come");
        }
        return endNs >= startNs && publishedNs <= startNs;
    }

    /** Empty where the file has no such column. */
    private String field(final String column, final String[] fields)
    {
        final int at = columns.indexOf(column);
        return at < 0 ? "" : fields[at].strip();
    }

    private void error(final int line, final String what, final String mend)
    {
        errors.add(mark(line, 1), what, mend);
    }

    private SourceMark mark(final int line, final int column)
    {
        return new SourceMark(path.toString(), label, line, column);
    }
}
