package io.petrel.tools.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command prints: lines and tables for people, or JSON when {@code --json} was given. In JSON mode the human
 * methods print nothing, and the JSON methods print nothing otherwise, so a command may call both without asking.
 * One thread; flushed when the command ends.
 */
final class Output implements AutoCloseable
{
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean isJson;
    private final TimeText time;
    private JsonGenerator generator;

    Output(final PrintWriter out, final PrintWriter err, final boolean isJson, final ZoneId zone)
    {
        this.out = out;
        this.err = err;
        this.isJson = isJson;
        this.time = new TimeText(zone);
    }

    /** True when the user asked for JSON. */
    boolean isJson()
    {
        return isJson;
    }

    /** One line for people. */
    void line(final String text)
    {
        if (!isJson)
        {
            out.println(text);
        }
    }

    /** One line for people, formatted without regard to the locale. */
    void line(final String format, final Object... arguments)
    {
        line(String.format(Locale.ROOT, format, arguments));
    }

    /** A remark that is no result: goes to the error stream in both modes. */
    void note(final String text)
    {
        out.flush();
        err.println(text);
        err.flush();
    }

    /** An aligned table for people, nothing where it has no rows; see {@link Table}. */
    void table(final Table table)
    {
        if (!isJson && !table.isEmpty())
        {
            table.print(out);
        }
    }

    /** Names and values: one aligned line each for people, one object as JSON. Values as in {@link #write}. */
    void fields(final Map<String, ?> fields) throws IOException
    {
        if (isJson)
        {
            write(json(), fields);
            return;
        }
        final Table table = new Table();
        fields.forEach((name, value) -> table.row(name, value));
        table.print(out);
    }

    /**
     * The JSON writer, indented, for one document. Only for use when {@link #isJson()}.
     *
     * @return the same generator at each call; flushed when the command ends.
     */
    JsonGenerator json() throws IOException
    {
        if (null == generator)
        {
            generator = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new DefaultPrettyPrinter());
        }
        return generator;
    }

    /**
     * The JSON writer for a stream of documents, one per line, as {@code tail} prints them.
     *
     * @return the same generator at each call.
     */
    JsonGenerator jsonLines() throws IOException
    {
        if (null == generator)
        {
            generator = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        }
        return generator;
    }

    /** Time of the epoch in the user's zone, to the nanosecond; "-" for the null of the schema. */
    String time(final long epochNs)
    {
        return time.format(epochNs);
    }

    /** A progress line for work that may take longer than two seconds; silent when nobody watches. */
    Progress progress(final String doing)
    {
        return new Progress(doing, err, !isJson && Boolean.getBoolean("petrel.tty"), System::nanoTime);
    }

    /** Makes what was printed visible now; true while somebody still reads. */
    boolean flush() throws IOException
    {
        if (null != generator)
        {
            generator.flush();
        }
        return !out.checkError();
    }

    @Override
    public void close() throws IOException
    {
        if (null != generator)
        {
            generator.close();
            out.println();
        }
        out.flush();
    }

    /** Writes a map, list, number, flag or text as JSON; numbers stay numbers, a double that is not finite is null. */
    static void write(final JsonGenerator json, final Object value) throws IOException
    {
        if (value instanceof Map<?, ?> map)
        {
            json.writeStartObject();
            for (final Map.Entry<?, ?> entry : map.entrySet())
            {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        }
        else if (value instanceof List<?> list)
        {
            json.writeStartArray();
            for (final Object element : list)
            {
                write(json, element);
            }
            json.writeEndArray();
        }
        else
        {
            writeScalar(json, value);
        }
    }

    private static void writeScalar(final JsonGenerator json, final Object value) throws IOException
    {
        if (null == value)
        {
            json.writeNull();
        }
        else if (value instanceof Boolean flag)
        {
            json.writeBoolean(flag);
        }
        else if (value instanceof BigDecimal decimal)
        {
            json.writeNumber(decimal.toPlainString());
        }
        else if (value instanceof Double || value instanceof Float)
        {
            writeDouble(json, ((Number)value).doubleValue());
        }
        else if (value instanceof Number number)
        {
            json.writeNumber(number.longValue());
        }
        else
        {
            json.writeString(value.toString());
        }
    }

    private static void writeDouble(final JsonGenerator json, final double value) throws IOException
    {
        if (Double.isFinite(value))
        {
            json.writeNumber(value);
        }
        else
        {
            json.writeNull();
        }
    }
}
