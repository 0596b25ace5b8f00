package io.petrel.tools.data.binance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.source.EpochText;

/**
 * One JSON message, bare or in the wrapper of combined streams, with its fields in whatever order they come. Numbers
 * keep their text, so that no decimal passes through a double. Reused line after line.
 */
final class CaptureMessage
{
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> fields = new HashMap<>();
    private final List<Level> bids = new ArrayList<>();
    private final List<Level> asks = new ArrayList<>();
    private boolean hasLevels;
    private boolean isArray;

    void read(final byte[] line, final int offset, final int length) throws IOException
    {
        fields.clear();
        bids.clear();
        asks.clear();
        hasLevels = false;
        isArray = false;

        try (JsonParser parser = JSON.createParser(line, offset, length))
        {
            final JsonToken first = parser.nextToken();

            if (JsonToken.START_OBJECT == first)
            {
                readObject(parser);
            }
            else if (JsonToken.START_ARRAY == first)
            {
                isArray = true;
                parser.skipChildren();
            }

            if (null == first || !first.isStructStart() || null != parser.nextToken())
            {
                throw new IllegalArgumentException("not one JSON object");
            }
        }
    }

    String text(final String name)
    {
        return fields.getOrDefault(name, "");
    }

    boolean has(final String name)
    {
        return fields.containsKey(name);
    }

    boolean hasLevels()
    {
        return hasLevels;
    }

    boolean isArray()
    {
        return isArray;
    }

    List<Level> bids()
    {
        return List.copyOf(bids);
    }

    List<Level> asks()
    {
        return List.copyOf(asks);
    }

    /** The number of a field that must be there. */
    Decimal decimal(final String name)
    {
        return Decimal.parse(needed(name));
    }

    /** The number of a field, or none. */
    Decimal optionalDecimal(final String name)
    {
        return text(name).isEmpty() ? Decimal.NONE : Decimal.parse(text(name));
    }

    /** The whole number of a field that must be there. */
    long id(final String name)
    {
        try
        {
            return Long.parseLong(needed(name));
        }
        catch (final NumberFormatException malformed)
        {
            throw new IllegalArgumentException("field " + name + " is no whole number: " + text(name), malformed);
        }
    }

    /** The time in the first of the named fields that is there, or null time. */
    long timeNs(final String... names)
    {
        for (final String name : names)
        {
            if (!text(name).isEmpty())
            {
                return EpochText.ofEpoch(id(name));
            }
        }

        return Units.NULL_TIME_NS;
    }

    /** Names of its fields in alphabetical order, to say what an unknown message is. */
    String fieldNames()
    {
        return String.join(",", new TreeSet<>(fields.keySet()));
    }

    private String needed(final String name)
    {
        final String text = fields.get(name);

        if (null == text || text.isEmpty())
        {
            throw new IllegalArgumentException("field " + name + " is missing");
        }

        return text;
    }

    private void readObject(final JsonParser parser) throws IOException
    {
        while (JsonToken.END_OBJECT != parser.nextToken())
        {
            final String name = parser.currentName();
            final JsonToken value = parser.nextToken();

            if (JsonToken.START_ARRAY == value)
            {
                readArray(parser, name);
            }
            else if (JsonToken.START_OBJECT == value)
            {
                readNested(parser, name);
            }
            else
            {
                fields.put(name, JsonToken.VALUE_NULL == value ? "" : parser.getText());
            }
        }
    }

    /** "data" wraps stream messages, "result" wraps answers of the WebSocket API; other objects are not needed. */
    private void readNested(final JsonParser parser, final String name) throws IOException
    {
        if ("data".equals(name) || "result".equals(name))
        {
            readObject(parser);
        }
        else
        {
            parser.skipChildren();
        }
    }

    private void readArray(final JsonParser parser, final String name) throws IOException
    {
        if ("b".equals(name) || "bids".equals(name))
        {
            readLevels(parser, bids);
        }
        else if ("a".equals(name) || "asks".equals(name))
        {
            readLevels(parser, asks);
        }
        else
        {
            isArray |= "data".equals(name);
            parser.skipChildren();
        }
    }

    private void readLevels(final JsonParser parser, final List<Level> levels) throws IOException
    {
        hasLevels = true;

        while (JsonToken.END_ARRAY != parser.nextToken())
        {
            if (JsonToken.START_ARRAY != parser.currentToken())
            {
                throw new IllegalArgumentException("a level is no array");
            }

            levels.add(readLevel(parser));
        }
    }

    private static Level readLevel(final JsonParser parser) throws IOException
    {
        parser.nextToken();
        final Decimal price = Decimal.parse(parser.getText());
        parser.nextToken();
        final Decimal size = Decimal.parse(parser.getText());

        // early captures carry a third, empty element
        while (JsonToken.END_ARRAY != parser.nextToken())
        {
            parser.skipChildren();
        }

        if (!price.isPositive() || size.mantissa() < 0)
        {
            throw new IllegalArgumentException("level " + price + " @ " + size + " is impossible");
        }

        return new Level(price, size);
    }
}
