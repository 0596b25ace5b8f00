package io.petrel.tools.data.binance;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.BadLineException;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordReader;

/**
 * Raw capture of Binance streams. A message is what its content says (event type, or the fields of those that have no
 * type), never what its stream is called: the same depth event comes as {@code @depth@100ms} and {@code @depth@0ms}.
 */
final class CaptureReader implements RecordReader
{
    /** A partial book repeats its first levels and is neither a delta nor a snapshot of the whole. */
    private static final Pattern PARTIAL_DEPTH = Pattern.compile(".*@depth(5|10|20)(@.*)?");

    private final LineReader lines;
    private final boolean isSpot;
    private final CaptureLine line = new CaptureLine();
    private final CaptureMessage message = new CaptureMessage();

    CaptureReader(final LineReader lines, final BinanceMarket market)
    {
        this.lines = lines;
        this.isSpot = BinanceMarket.SPOT == market;
    }

    @Override
    public MarketRecord next() throws IOException
    {
        if (!lines.next())
        {
            return null;
        }

        try
        {
            line.read(lines.bytes(), lines.length());

            if (CaptureLine.NO_JSON == line.jsonOffset())
            {
                return MarketRecord.skipped(line.note());
            }

            message.read(lines.bytes(), line.jsonOffset(), lines.length() - line.jsonOffset());
            return record();
        }
        catch (final IllegalArgumentException | ArithmeticException | IOException malformed)
        {
            throw bad(malformed);
        }
    }

    @Override
    public String place()
    {
        return lines.place();
    }

    @Override
    public String text()
    {
        return BadLineException.shorten(lines.text());
    }

    @Override
    public void close() throws IOException
    {
        lines.close();
    }

    private BadLineException bad(final Exception malformed)
    {
        final String reason = malformed instanceof JsonProcessingException json ?
            "malformed JSON: " + json.getOriginalMessage() : malformed.getMessage();
        return lines.bad(reason, malformed);
    }

    private MarketRecord record()
    {
        return switch (type())
        {
            case "depthUpdate" -> record(delta(), message.timeNs("T", "E"));
            case "snapshot" -> record(snapshot(), message.timeNs("T", "E"));
            case "bookTicker" -> record(quote(), message.timeNs("T", "E"));
            case "trade" -> trade();
            case "aggTrade" -> record(print("a", true, false), message.timeNs("T", "E"));
            case "markPriceUpdate" -> record(mark(), message.timeNs("E"));
            default -> MarketRecord.skipped(type());
        };
    }

    /** What the message is; for anything but the six kinds a name to count it under. */
    private String type()
    {
        final String event = message.text("e");

        if (PARTIAL_DEPTH.matcher(message.text("stream")).matches())
        {
            return "partial depth";
        }

        return event.isEmpty() ? typeWithoutName() : event;
    }

    private String typeWithoutName()
    {
        if (message.has("lastUpdateId") && message.hasLevels())
        {
            return "snapshot";
        }

        if (message.has("u") && message.has("b") && message.has("B") && message.has("a") && message.has("A"))
        {
            return "bookTicker";
        }

        if (message.isArray())
        {
            return "array " + message.text("stream");
        }

        final boolean isAnswer = message.has("id") && (message.has("result") || message.has("error"));
        return isAnswer ? "subscription answer" : "unknown {" + message.fieldNames() + "}";
    }

    private MarketRecord record(final Payload payload, final long eventTimeNs)
    {
        return new MarketRecord(symbol(), line.receivedNs(), eventTimeNs, message.timeNs("E"), payload);
    }

    private String symbol()
    {
        final String stream = message.text("stream");
        final int at = stream.indexOf('@');
        final String symbol = !message.text("s").isEmpty() ? message.text("s") :
            !message.text("symbol").isEmpty() ? message.text("symbol") :
            at > 0 ? stream.substring(0, at) : line.urlSymbol();
        return symbol.toUpperCase(Locale.ROOT);
    }

    private Payload delta()
    {
        final long first = message.id("U");
        final long last = message.id("u");

        if (last < first)
        {
            throw new IllegalArgumentException("update ids run backwards: U " + first + ", u " + last);
        }

        // a file of the wrong market would import, and its book would break at every delta
        if (isSpot == message.has("pu"))
        {
            throw new IllegalArgumentException(isSpot ? "field pu: this is a delta of futures, not of spot (--market)" :
                "no field pu: this is a delta of spot, not of futures (--market)");
        }

        final long previous = isSpot ? Units.NULL_ID : message.id("pu");
        return new Payload.Delta(first, last, previous, message.bids(), message.asks());
    }

    private Payload snapshot()
    {
        return new Payload.Snapshot(message.id("lastUpdateId"), message.bids(), message.asks());
    }

    private Payload quote()
    {
        final Level bid = side(message.decimal("b"), message.decimal("B"));
        final Level ask = side(message.decimal("a"), message.decimal("A"));
        return new Payload.Quote(message.id("u"), bid, ask);
    }

    /** Binance writes an empty side as price zero. */
    private static Level side(final Decimal price, final Decimal size)
    {
        if (price.mantissa() < 0 || size.mantissa() < 0)
        {
            throw new IllegalArgumentException("quote " + price + " @ " + size + " is impossible");
        }

        return price.isZero() ? Level.NONE : new Level(price, size);
    }

    /** X names what made the trade: MARKET, or a hand-over that took no displayed liquidity, or NA with no trade. */
    private MarketRecord trade()
    {
        final String origin = message.text("X");
        final boolean isEmpty = message.decimal("p").isZero() || message.decimal("q").isZero();

        if (isEmpty && !origin.isEmpty() && !"MARKET".equals(origin))
        {
            return MarketRecord.skipped("trade " + origin + " without price or size");
        }

        final boolean isMarket = origin.isEmpty() || "MARKET".equals(origin);
        return record(print("t", false, !isMarket), message.timeNs("T", "E"));
    }

    private Payload print(final String idField, final boolean isAggregated, final boolean isNotMarket)
    {
        final Decimal price = message.decimal("p");
        final Decimal size = message.decimal("q");

        if (!price.isPositive() || !size.isPositive())
        {
            throw new IllegalArgumentException("trade of " + size + " at " + price + " is impossible");
        }

        final AggressorSide aggressor = switch (message.text("m"))
        {
            case "true" -> AggressorSide.SELLER;
            case "false" -> AggressorSide.BUYER;
            default -> throw new IllegalArgumentException("field m says neither true nor false");
        };
        return new Payload.Print(message.id(idField), price, size, aggressor, isAggregated, isNotMarket);
    }

    private Payload mark()
    {
        return new Payload.Mark(
            message.decimal("p"), message.optionalDecimal("i"), message.optionalDecimal("r"), message.timeNs("T"));
    }
}
