package io.petrel.core;

import io.petrel.codecs.unit.Step;

import io.petrel.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads the raw captures of ../shared/data/binance-l2-btcusdt for tests; plain, slow and independent of the importer.
 */
public final class BinanceCapture
{
    /** Receives what the capture holds, in the order received. Levels alternate price ticks and size lots. */
    public interface Listener
    {
        /** When the next message was received, before it is told. */
        default void onReceived(final long receivedNs)
        {
        }

        /** A REST snapshot. */
        default void onSnapshot(final long lastUpdateId, final long[] bids, final long[] asks)
        {
        }

        /** A depth delta; previousUpdateId is -1 on spot. */
        default void onDelta(
            final long firstUpdateId,
            final long lastUpdateId,
            final long previousUpdateId,
            final long[] bids,
            final long[] asks)
        {
        }

        /** A book ticker. */
        default void onQuote(
            final long updateId, final long bidTicks, final long bidLots, final long askTicks, final long askLots)
        {
        }

        /** A trade. */
        default void onTrade(
            final long priceTicks, final long sizeLots, final boolean isBuyerMaker, final long tradeTimeMs)
        {
        }
    }

    private final Step tick;
    private final Step lot;

    public BinanceCapture(final String tick, final String lot)
    {
        this.tick = Step.parse(tick);
        this.lot = Step.parse(lot);
    }

    public Step tick()
    {
        return tick;
    }

    public Step lot()
    {
        return lot;
    }

    public void read(final Listener listener, final String... files)
    {
        for (final String file : files)
        {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("data/binance-l2-btcusdt/" + file))),
                StandardCharsets.US_ASCII)))
            {
                for (String line = lines.readLine(); null != line; line = lines.readLine())
                {
                    onLine(line, listener);
                }
            }
            catch (final IOException e)
            {
                throw new UncheckedIOException(file, e);
            }
        }
    }

    private void onLine(final String line, final Listener listener)
    {
        listener.onReceived(Long.parseLong(line.substring(0, line.indexOf(' '))));
        if (line.contains("\"lastUpdateId\":"))
        {
            listener.onSnapshot(number(line, "lastUpdateId"), levels(line, "bids"), levels(line, "asks"));
        }
        else if (line.contains("@depth"))
        {
            listener.onDelta(
                number(line, "U"), number(line, "u"), number(line, "pu"), levels(line, "b"), levels(line, "a"));
        }
        else if (line.contains("@bookTicker"))
        {
            listener.onQuote(number(line, "u"), tick.parseUnits(text(line, "b")), lot.parseUnits(text(line, "B")),
                tick.parseUnits(text(line, "a")), lot.parseUnits(text(line, "A")));
        }
        else if (line.contains("@trade"))
        {
            listener.onTrade(tick.parseUnits(text(line, "p")), lot.parseUnits(text(line, "q")),
                line.contains("\"m\":true"), number(line, "T"));
        }
        else
        {
            throw new AssertionError("unknown line: " + line);
        }
    }

    private long[] levels(final String line, final String key)
    {
        final int start = line.indexOf("\"" + key + "\":[") + key.length() + 4;
        if (']' == line.charAt(start))
        {
            return new long[0];
        }
        final String[] texts = line.substring(start, line.indexOf("]]", start)).split("[^0-9.]+");
        final List<String> numbers = Arrays.stream(texts).filter(text -> !text.isEmpty()).toList();
        final long[] levels = new long[numbers.size()];
        for (int i = 0; i < levels.length; i += 2)
        {
            levels[i] = tick.parseUnits(numbers.get(i));
            levels[i + 1] = lot.parseUnits(numbers.get(i + 1));
        }
        return levels;
    }

    private static String text(final String line, final String key)
    {
        final int start = line.indexOf("\"" + key + "\":\"") + key.length() + 4;
        return line.substring(start, line.indexOf('"', start));
    }

    private static long number(final String line, final String key)
    {
        final int found = line.indexOf("\"" + key + "\":");
        if (found < 0)
        {
            return -1;
        }
        int end = found + key.length() + 3;
        final int start = end;
        while (Character.isDigit(line.charAt(end)))
        {
            end++;
        }
        return Long.parseLong(line.substring(start, end));
    }
}
