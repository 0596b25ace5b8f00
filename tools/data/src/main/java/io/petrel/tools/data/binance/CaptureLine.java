package io.petrel.tools.data.binance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.source.EpochText;

/**
 * Takes a line of a capture apart: when it was received and where its JSON begins. Reused line after line.
 *
 * <pre>
 *   1723161253937085768 {json}             receive time (ns, us, ms or s by magnitude), message
 *   1633998512.0633569: {json}             seconds with fraction, message
 *   https://.../depth?symbol=X -> t: {json}  REST answer; the symbol is the query's
 *   wss://... <-> t      url <- t: {json}    connect, sent: no market data
 *   configuration: {json}                  recorder's note
 * </pre>
 */
final class CaptureLine
{
    /** No JSON of market data in this line. */
    static final int NO_JSON = -1;

    private static final String ANSWER = " -> ";

    private long receivedNs;
    private int jsonOffset;
    private String urlSymbol;
    private String note;

    void read(final byte[] line, final int length)
    {
        urlSymbol = "";
        note = "";
        jsonOffset = NO_JSON;
        receivedNs = Units.NULL_TIME_NS;
        final boolean isTimed = length > 0 && line[0] >= '0' && line[0] <= '9';

        if (isTimed)
        {
            readTimed(line, 0, length);
        }
        else
        {
            readNote(line, length);
        }
    }

    long receivedNs()
    {
        return receivedNs;
    }

    /** Where the JSON begins, or {@link #NO_JSON}: then {@link #note()} says what the line is. */
    int jsonOffset()
    {
        return jsonOffset;
    }

    /** Symbol that the request asked for; empty for stream messages. */
    String urlSymbol()
    {
        return urlSymbol;
    }

    String note()
    {
        return note;
    }

    private void readTimed(final byte[] line, final int begin, final int length)
    {
        int end = begin;

        while (end < length && (line[end] >= '0' && line[end] <= '9' || '.' == line[end]))
        {
            end++;
        }

        int json = end;

        while (json < length && (' ' == line[json] || '\t' == line[json] || ':' == line[json] || ',' == line[json]))
        {
            json++;
        }

        if (json == end || json >= length || '{' != line[json] && '[' != line[json])
        {
            throw new IllegalArgumentException("no JSON after the receive time");
        }

        receivedNs = EpochText.UTC.toNs(new String(line, begin, end - begin, StandardCharsets.US_ASCII));
        jsonOffset = json;
    }

    private void readNote(final byte[] line, final int length)
    {
        final String text = new String(line, 0, Math.min(length, 4096), StandardCharsets.UTF_8);
        final int answer = text.indexOf(ANSWER);
        final boolean isUrl = text.matches("(?s)(https?|wss?)://.*");

        if (isUrl && answer > 0 && text.substring(0, answer).toLowerCase(Locale.ROOT).contains("/depth"))
        {
            urlSymbol = symbolOf(text.substring(0, answer));
            readTimed(line, answer + ANSWER.length(), length);
        }
        else if (isUrl && text.contains(ANSWER))
        {
            note = "REST answer that is no book";
        }
        else if (isUrl && (text.contains(" <-> ") || text.contains(" <- ")))
        {
            note = "connection note";
        }
        else if (text.startsWith("configuration:"))
        {
            note = "recorder configuration";
        }
        else
        {
            throw new IllegalArgumentException("neither a receive time nor a connection note");
        }
    }

    private static String symbolOf(final String url)
    {
        final int begin = url.indexOf("symbol=");

        if (begin < 0)
        {
            return "";
        }

        final int end = url.indexOf('&', begin);
        return url.substring(begin + "symbol=".length(), end < 0 ? url.length() : end).toUpperCase(Locale.ROOT);
    }
}
