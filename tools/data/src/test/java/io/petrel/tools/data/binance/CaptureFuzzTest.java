package io.petrel.tools.data.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.tape.TapeInfo;
import io.petrel.tools.data.tape.TapeProgress;

/** Damaged lines, thousands of kinds: each is either still a message, or named as bad; nothing else ever comes out. */
class CaptureFuzzTest
{
    private static final long SEED = 4_711L;
    private static final int ROUNDS = 12;
    private static final int LINES = 400;
    private static final List<String> GOOD = List.of(
        "{\"stream\":\"abcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000090,\"s\":\"ABCUSDT\",\"U\":1," +
            "\"u\":2,\"b\":[[\"1.5\",\"2\"]],\"a\":[[\"1.6\",\"0\"]]}}",
        "{\"e\":\"trade\",\"E\":1700000000090,\"s\":\"ABCUSDT\",\"t\":1,\"p\":\"1.5\",\"q\":\"2\"," +
            "\"T\":1700000000089,\"m\":true}",
        "{\"u\":1,\"s\":\"ABCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
        "{\"lastUpdateId\":3,\"bids\":[[\"1.5\",\"2\"]],\"asks\":[[\"2.0\",\"5\"]]}",
        "{\"e\":\"markPriceUpdate\",\"E\":1700000000090,\"s\":\"ABCUSDT\",\"p\":\"1.5\",\"r\":\"0.0001\"," +
            "\"T\":1700000000089}");

    @TempDir
    private Path folder;

    @Test
    void shouldNameEveryLineThatItCannotRead() throws IOException
    {
        final SplittableRandom random = new SplittableRandom(SEED);

        for (int round = 0; round < ROUNDS; round++)
        {
            final Path file = folder.resolve("f" + round);
            final Path tape = folder.resolve("t" + round);
            Files.write(file, lines(random));
            final ImportSummary summary = Imports.lenient(new BinanceCapture(BinanceMarket.SPOT), tape, file);
            final long counted = summary.badLines() + sum(summary.written().values()) +
                sum(summary.skipped().values()) - summary.written().get("InstrumentDefinition") -
                summary.written().getOrDefault("BookDelta resent", 0L) -
                summary.written().getOrDefault("FundingRate", 0L);

            assertThat(counted).as("seed %d, round %d", SEED, round).isEqualTo(LINES + 1);
            assertThat(TapeInfo.of(tape, 1, TapeProgress.NONE).events()).as("seed %d, round %d", SEED, round)
                .isEqualTo(sum(summary.written().values()));
        }
    }

    private static byte[] lines(final SplittableRandom random)
    {
        final List<Byte> bytes = new ArrayList<>();
        add(bytes, ("1700000000000000000 " + GOOD.get(1)).getBytes(StandardCharsets.US_ASCII));

        for (int i = 0; i < LINES; i++)
        {
            final String good = GOOD.get(random.nextInt(GOOD.size()));
            final byte[] line = (1_700_000_000_000_000_000L + i + " " + good).getBytes(StandardCharsets.US_ASCII);
            add(bytes, random.nextInt(3) > 0 ? damaged(line, random) : line);
        }

        final byte[] all = new byte[bytes.size()];

        for (int i = 0; i < all.length; i++)
        {
            all[i] = bytes.get(i);
        }

        return all;
    }

    /** Flips characters among those that JSON is made of, or cuts the line, but leaves the symbol alone. */
    private static byte[] damaged(final byte[] line, final SplittableRandom random)
    {
        final String characters = "{}[]\",:0123456789.-eEntf ";
        final byte[] changed = line.clone();
        final int symbol = new String(line, StandardCharsets.US_ASCII).indexOf("ABCUSDT");

        for (int i = random.nextInt(4); i >= 0; i--)
        {
            final int at = 20 + random.nextInt(line.length - 20);
            final boolean isInSymbol = symbol > 0 && at >= symbol && at < symbol + 7;
            changed[at] = isInSymbol ? changed[at] : (byte)characters.charAt(random.nextInt(characters.length()));
        }

        final int length = 0 == random.nextInt(4) ? 20 + random.nextInt(line.length - 20) : line.length;
        return Arrays.copyOf(changed, length);
    }

    private static void add(final List<Byte> bytes, final byte[] line)
    {
        for (final byte character : line)
        {
            bytes.add(character);
        }

        bytes.add((byte)'\n');
    }

    private static long sum(final Iterable<Long> counts)
    {
        long sum = 0;

        for (final long count : counts)
        {
            sum += count;
        }

        return sum;
    }
}
