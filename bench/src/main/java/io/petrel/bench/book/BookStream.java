package io.petrel.bench.book;

import io.petrel.codecs.unit.Step;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Level changes in the order they came, packed for replay: positive prices are bids, negative ones asks, price 0 ends
 * a delta. The first entries are the snapshot.
 */
final class BookStream
{
    private long[] words = new long[1 << 20];
    private int count;
    private int levels;

    static BookStream of(final String name) throws IOException
    {
        final BookStream stream = new BookStream();
        switch (name)
        {
            case "spot":
                stream.capture("spot/btcusdt_20240808.gz", Step.parse("0.01"), Step.parse("0.00000001"));
                break;
            case "usdm":
                stream.capture("usdm/btcusdt_20240808.gz", Step.parse("0.1"), Step.parse("0.001"));
                break;
            default:
                stream.synthetic();
        }
        return stream;
    }

    int levels()
    {
        return levels;
    }

    /** Plays the whole stream into a book and reads what a strategy reads after each delta. */
    long replay(final CandidateBook book, final int topLevels)
    {
        final long[] all = words;
        final int end = count;
        long check = 0;
        book.clear();
        for (int i = 0; i < end; i += 2)
        {
            final long priceTicks = all[i];
            if (priceTicks > 0)
            {
                book.bid(priceTicks, all[i + 1]);
            }
            else if (priceTicks < 0)
            {
                book.ask(-priceTicks, all[i + 1]);
            }
            else
            {
                check = check * 31 + book.bestBidTicks() + 7 * book.bestAskTicks() + book.topLots(topLevels);
            }
        }
        return check;
    }

    private void add(final long signedTicks, final long sizeLots)
    {
        if (count == words.length)
        {
            words = Arrays.copyOf(words, count * 2);
        }
        words[count++] = signedTicks;
        words[count++] = sizeLots;
        levels += 0 == signedTicks ? 0 : 1;
    }

    private void capture(final String file, final Step tick, final Step lot) throws IOException
    {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(
            Files.newInputStream(shared().resolve("data/binance-l2-btcusdt").resolve(file))),
            StandardCharsets.US_ASCII)))
        {
            boolean hasSnapshot = false;
            for (String line = lines.readLine(); null != line; line = lines.readLine())
            {
                final boolean isSnapshot = line.contains("\"lastUpdateId\"");
                hasSnapshot |= isSnapshot;
                if (hasSnapshot && (isSnapshot || line.contains("@depth")))
                {
                    side(line, isSnapshot ? "bids" : "b", 1, tick, lot);
                    side(line, isSnapshot ? "asks" : "a", -1, tick, lot);
                    add(0, 0);
                }
            }
        }
    }

    private void side(final String line, final String key, final long sign, final Step tick, final Step lot)
    {
        final int start = line.indexOf("\"" + key + "\":[") + key.length() + 4;
        final int end = line.indexOf("]]", start);
        if (']' != line.charAt(start) && end > 0)
        {
            final String[] numbers = line.substring(start, end).replaceAll("[^0-9.]+", " ").trim().split(" ");
            for (int i = 0; i < numbers.length; i += 2)
            {
                add(sign * tick.parseUnits(numbers[i]), lot.parseUnits(numbers[i + 1]));
            }
        }
    }

    /** A drifting market, changes gathered at the top, as many removals as additions. */
    private void synthetic()
    {
        final SplittableRandom random = new SplittableRandom(20240808);
        final int fullDepth = 2_000;
        long middle = 6_000_000;
        for (int i = 1; i <= fullDepth; i++)
        {
            add(middle - i, 1_000);
            add(-(middle + i), 1_000);
        }
        add(0, 0);
        for (int delta = 0; delta < 20_000; delta++)
        {
            final long step = random.nextInt(-3, 4);
            for (long i = 0; i < Math.abs(step); i++)
            {
                middle += Long.signum(step);
                add(step > 0 ? -middle : middle, 0);
            }
            for (int i = 0; i < 10; i++)
            {
                final double uniform = random.nextDouble();
                final long depth = 1 + (long)(uniform * uniform * uniform * uniform * fullDepth);
                add(random.nextBoolean() ? middle - depth : -(middle + depth),
                    random.nextBoolean() ? 0 : random.nextInt(1, 100_000));
            }
            add(0, 0);
        }
    }

    private static Path shared()
    {
        for (Path folder = Path.of("").toAbsolutePath(); null != folder; folder = folder.getParent())
        {
            if (Files.isDirectory(folder.resolveSibling("shared").resolve("data")))
            {
                return folder.resolveSibling("shared");
            }
        }
        throw new IllegalStateException("no ../shared/data beside the project; run with -p stream=synthetic");
    }
}
