package io.petrel.core;

import io.petrel.codecs.unit.Step;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.Markets;

import io.petrel.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Real bars of several coins on one clock, merged as a tape is: by end time, ties in the order of the coins. */
public final class Coins
{
    /** Nine coins, listed at different dates; hourly bars of 2020 to 2024. */
    public static final List<String> HOURLY =
        List.of("BTC", "ETH", "LINK", "BNB", "DOGE", "SOL", "AVAX", "NEAR", "MATIC");
    /** Two coins with some bars missing; bars of four hours of 2016 to 2024. */
    public static final List<String> FOUR_HOURLY = List.of("BTC", "ETH");

    private static final long NS_PER_S = 1_000_000_000;
    private static final long NS_PER_HOUR = 3_600 * NS_PER_S;
    private static final Step TICK = Step.parse("0.000001");
    private static final Step LOT = Step.parse("0.000001");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern CANDLE = Pattern.compile(
        "\"start\":\\s*\"(\\d+)\",\\s*\"low\":\\s*\"([\\d.]+)\",\\s*\"high\":\\s*\"([\\d.]+)\"," +
        "\\s*\"open\":\\s*\"([\\d.]+)\",\\s*\"close\":\\s*\"([\\d.]+)\",\\s*\"volume\":\\s*\"([\\d.]+)\"");

    /** One bar of one coin. */
    public static final class CoinBar
    {
        private final int place;
        private final Bar bar;

        CoinBar(final int place, final Bar bar)
        {
            this.place = place;
            this.bar = bar;
        }

        /** Place of the coin in the list. */
        public int place()
        {
            return place;
        }

        /** The bar. */
        public Bar bar()
        {
            return bar;
        }
    }

    private Coins()
    {
    }

    /** Hourly bars of all nine. */
    public static List<CoinBar> hourly() throws IOException
    {
        final List<CoinBar> bars = new ArrayList<>();
        for (final String coin : HOURLY)
        {
            readHourly(HOURLY.indexOf(coin), "data/crypto-1h-2020-2024/" + coin + "USDT_1h.csv.gz", bars);
        }
        return merged(bars);
    }

    /** Bars of four hours of both. */
    public static List<CoinBar> fourHourly() throws IOException
    {
        final List<CoinBar> bars = new ArrayList<>();
        for (final String coin : FOUR_HOURLY)
        {
            final Matcher candles = CANDLE.matcher(Files.readString(SharedData.file(
                "data/crypto-4h-2016-2024/Coinbase-" + coin + "-USD-PT4H-20160518_20240913.json")));
            while (candles.find())
            {
                final long endTimeNs = Long.parseLong(candles.group(1)) * NS_PER_S + 4 * NS_PER_HOUR;
                bars.add(new CoinBar(FOUR_HOURLY.indexOf(coin), bar(
                    candles.group(4), candles.group(3), candles.group(2), candles.group(5), candles.group(6),
                    endTimeNs)));
            }
        }
        return merged(bars);
    }

    private static void readHourly(final int place, final String file, final List<CoinBar> bars) throws IOException
    {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(SharedData.file(file))), StandardCharsets.US_ASCII)))
        {
            lines.readLine();
            for (String line = lines.readLine(); null != line; line = lines.readLine())
            {
                final String[] cells = line.split(",");
                final long startS =
                    LocalDateTime.parse(cells[0].substring(0, 19), DATE).toEpochSecond(ZoneOffset.UTC);
                bars.add(new CoinBar(place, bar(
                    cells[1], cells[2], cells[3], cells[4], cells[5], startS * NS_PER_S + NS_PER_HOUR)));
            }
        }
    }

    private static Bar bar(
        final String open,
        final String high,
        final String low,
        final String close,
        final String volume,
        final long endTimeNs)
    {
        return Markets.bar(TICK.nearestUnits(open), TICK.nearestUnits(high), TICK.nearestUnits(low),
            TICK.nearestUnits(close), LOT.nearestUnits(volume), endTimeNs);
    }

    private static List<CoinBar> merged(final List<CoinBar> bars)
    {
        bars.sort(Comparator.comparingLong((CoinBar coin) -> coin.bar.endTimeNs()).thenComparingInt(CoinBar::place));
        return bars;
    }
}
