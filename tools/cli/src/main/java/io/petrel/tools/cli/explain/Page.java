package io.petrel.tools.cli.explain;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.RecordText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines under headings, and how numbers and fields are written on them. */
final class Page
{
    private static final String INDENT = "  ";
    private static final MathContext SHOWN = new MathContext(8);

    private final List<String> lines = new ArrayList<>();
    private final RecordText text;

    Page(final RecordText text)
    {
        this.text = text;
    }

    List<String> lines()
    {
        return List.copyOf(lines);
    }

    void title(final String title)
    {
        lines.add("");
        lines.add(title);
    }

    void flush(final String line)
    {
        lines.add(line);
    }

    void add(final String format, final Object... arguments)
    {
        lines.add(INDENT + String.format(Locale.ROOT, format, arguments).stripTrailing());
    }

    void record(final JournalRecord record)
    {
        lines.add(INDENT + text.line(record));
    }

    void subRecord(final JournalRecord record)
    {
        lines.add(INDENT + INDENT + text.line(record));
    }

    /** Value of a field as the other commands print it; "-" when the record has no such field. */
    String value(final JournalRecord record, final String name)
    {
        final DecodedField field = record.message().field(name);
        return null == field ? "-" : text.fields().value(record, field);
    }

    String number(final JournalRecord record, final String name)
    {
        return number(record.fraction(name));
    }

    static String number(final double value)
    {
        return Double.isFinite(value) ?
            new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString() : "-";
    }
}
