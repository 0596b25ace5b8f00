package io.petrel.tools.data.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Ohlc;
import io.petrel.tools.data.source.BadLineException;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.source.RecordReader;
import io.petrel.tools.data.source.SourceStream;

/**
 * Bars in JSON, streamed: every element of the first array, be it at the top or in an object ("candles" of Coinbase,
 * "ohlc" of ta4j). An element is an object with named fields, or an array in the order of Binance's klines.
 */
final class JsonBarReader implements RecordReader
{
    private static final JsonFactory JSON = new JsonFactory();
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final String END_TIME = "end_time";
    private static final Map<String, List<String>> ALIASES = Map.of(
        "time", List.of("start", "time", "timestamp", "openTime", "open_time", "date", "t"),
        END_TIME, List.of("endTime", "end_time", "end", "closeTime", "close_time"),
        "open", List.of("open", "openPrice", "o"),
        "high", List.of("high", "highPrice", "h"),
        "low", List.of("low", "lowPrice", "l"),
        "close", List.of("close", "closePrice", "c"),
        "volume", List.of("volume", "vol", "v"));

    private final Path file;
    private final TableOptions options;
    private final String symbol;
    private final JsonParser parser;
    private final Map<String, String> fields = new HashMap<>();
    private boolean isInArray;
    private boolean isBroken;
    private long line;

    JsonBarReader(final Path file, final ByteCount progress, final TableOptions options, final String symbol)
        throws IOException
    {
        this.file = file;
        this.options = options;
        this.symbol = symbol;
        this.parser = JSON.createParser(SourceStream.open(file, progress));
    }

    @Override
    public MarketRecord next() throws IOException
    {
        if (isBroken || !isInArray && !enterArray())
        {
            return null;
        }

        final boolean hasElement = readElement();
        return hasElement ? record() : null;
    }

    @Override
    public String place()
    {
        return file + ":" + line;
    }

    @Override
    public String text()
    {
        return BadLineException.shorten(fields.toString());
    }

    @Override
    public void close() throws IOException
    {
        parser.close();
    }

    private boolean enterArray() throws IOException
    {
        JsonToken token = nextToken();

        while (null != token && JsonToken.START_ARRAY != token)
        {
            token = nextToken();
        }

        isInArray = null != token;
        return isInArray;
    }

    /** False at the end of the array. */
    private boolean readElement() throws IOException
    {
        fields.clear();
        final JsonToken token = nextToken();
        line = parser.currentLocation().getLineNr();

        if (JsonToken.START_OBJECT == token)
        {
            readObject();
            return true;
        }

        if (JsonToken.START_ARRAY == token)
        {
            readPositions("time", "open", "high", "low", "close", "volume");
            return true;
        }

        return false;
    }

    private void readObject() throws IOException
    {
        while (JsonToken.END_OBJECT != nextToken())
        {
            final String name = parser.currentName();

            if (nextToken().isStructStart())
            {
                parser.skipChildren();
            }
            else
            {
                fields.put(name, parser.getText());
            }
        }
    }

    private void readPositions(final String... names) throws IOException
    {
        int position = 0;

        while (JsonToken.END_ARRAY != nextToken())
        {
            if (position < names.length)
            {
                fields.put(names[position], parser.getText());
            }

            position++;
        }
    }

    private JsonToken nextToken() throws IOException
    {
        try
        {
            return parser.nextToken();
        }
        catch (final JsonProcessingException malformed)
        {
            // nothing behind it can be trusted to be an element
            isBroken = true;
            line = malformed.getLocation().getLineNr();
            throw new BadLineException(
                place(), text(), "malformed JSON, the rest is not read: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private MarketRecord record()
    {
        try
        {
            final Ohlc prices =
                new Ohlc(decimal("open"), decimal("high"), decimal("low"), decimal("close")).checked();
            final Decimal volume = BarRows.volume(text("volume"));
            final boolean isEnd = text("time").isEmpty();
            final TableOptions timing = isEnd ? options.endingAtTime() : options;
            final long timeNs = isEnd ? endNs(text(END_TIME)) : options.time().toNs(text("time"));
            return BarRows.bar(timing, symbol, timeNs, prices, volume, Decimal.NONE, Integer.MIN_VALUE);
        }
        catch (final IllegalArgumentException | ArithmeticException malformed)
        {
            throw new BadLineException(place(), text(), malformed.getMessage(), malformed);
        }
    }

    /** An end written as the last millisecond of the bar is the next millisecond. */
    private long endNs(final String text)
    {
        final long endNs = options.time().toNs(text);
        final long unitNs = text.matches("\\d+") ? EpochText.unitNs(Long.parseLong(text)) : 0;
        return unitNs > 0 && unitNs < NS_PER_SECOND && 0 == (endNs + unitNs) % NS_PER_SECOND ? endNs + unitNs : endNs;
    }

    private Decimal decimal(final String role)
    {
        return Decimal.parse(text(role));
    }

    private String text(final String role)
    {
        final String stated = options.columns().get(role);

        for (final String name : null == stated ? ALIASES.get(role) : List.of(stated))
        {
            final String value = fields.get(name);

            if (null != value)
            {
                return value;
            }
        }

        return "";
    }
}
