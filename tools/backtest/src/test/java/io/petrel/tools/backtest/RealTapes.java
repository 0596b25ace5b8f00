package io.petrel.tools.backtest;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.testing.SharedData;
import io.petrel.tools.data.binance.BinanceCapture;
import io.petrel.tools.data.binance.BinanceMarket;
import io.petrel.tools.data.feed.DefaultFeed;
import io.petrel.tools.data.forex.LeanQuotes;
import io.petrel.tools.data.load.BadLinePolicy;
import io.petrel.tools.data.load.ImportProgress;
import io.petrel.tools.data.load.TapeImport;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.table.TableFormat;
import io.petrel.tools.data.table.TableOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Tapes of real markets, and sessions on them with the shipped configuration. */
final class RealTapes
{
    private static final String CAPTURES = "data/binance-l2-btcusdt/";
    static final PetrelConfig PAPER = config("paper.yaml");
    static final PetrelConfig PARENT = config("parent.yaml");
    static final PetrelConfig CRYPTO_BARS = config("crypto-bars.yaml");
    static final PetrelConfig FOREX_BARS = config("forex-bars.yaml");
    static final PetrelConfig THE5ERS_FOREX = config("the5ers-forex.yaml");
    static final PetrelConfig GFT_CRYPTO = config("gft-crypto.yaml");

    static final LongConsumer SILENT = done ->
    {
    };

    private static final int BLOCK_BYTES = 1 << 22;

    private static final String CRYPTO_4H = "data/crypto-4h-2016-2024/";
    private static final String CRYPTO_1H = "data/crypto-1h-2020-2024/";
    private static final String FOREX = "data/forex-oanda-utc/oanda/hour/";

    private RealTapes()
    {
    }

    static Path spot(final Path folder) throws IOException
    {
        return capture(
            BinanceMarket.SPOT,
            folder.resolve("spot"),
            List.of(
                SharedData.file(CAPTURES + "spot/btcusdt_20240808.gz"),
                SharedData.file(CAPTURES + "spot/btcusdt_20240809.gz")));
    }

    static Path usdm(final Path folder) throws IOException
    {
        return capture(
            BinanceMarket.USDM,
            folder.resolve("usdm"),
            List.of(SharedData.file(CAPTURES + "usdm/btcusdt_20240808.gz")));
    }

    static Path bitstamp(final Path folder) throws IOException
    {
        return DefaultFeed.tape(folder, ImportProgress.NONE);
    }

    /** Bitcoin and ether, four hours a bar, 2016 to 2024. */
    static Path crypto4h(final Path folder) throws IOException
    {
        return table(
            TableFormat.Kind.BARS_JSON,
            ContractType.LINEAR,
            folder.resolve("crypto-4h"),
            List.of(
                SharedData.file(CRYPTO_4H + "Coinbase-BTC-USD-PT4H-20160518_20240913.json"),
                SharedData.file(CRYPTO_4H + "Coinbase-ETH-USD-PT4H-20160518_20240913.json")));
    }

    /** Bitcoin, ether, solana and link, one hour a bar, 2020 to 2024. */
    static Path crypto1h(final Path folder) throws IOException
    {
        return table(
            TableFormat.Kind.BARS_CSV,
            ContractType.LINEAR,
            folder.resolve("crypto-1h"),
            List.of(
                SharedData.file(CRYPTO_1H + "BTCUSDT_1h.csv.gz"),
                SharedData.file(CRYPTO_1H + "ETHUSDT_1h.csv.gz"),
                SharedData.file(CRYPTO_1H + "SOLUSDT_1h.csv.gz"),
                SharedData.file(CRYPTO_1H + "LINKUSDT_1h.csv.gz")));
    }

    /** Euro and New Zealand dollar against the US dollar, quotes of one hour a bar, 2007 to 2018. */
    static Path forexHourly(final Path folder) throws IOException
    {
        final Path tape = folder.resolve("forex-1h");
        new TapeImport(
            new LeanQuotes(ZoneOffset.UTC, "", "oanda"), BadLinePolicy.REFUSE, Map.of(), ImportProgress.NONE)
            .run(List.of(SharedData.file(FOREX + "eurusd.zip"), SharedData.file(FOREX + "nzdusd.zip")), tape, 0);
        return tape;
    }

    /** The shipped configuration on blocks so large that no block ends within a test. */
    static SessionSettings settings(final Path journal, final Path tape, final int blockBytes)
    {
        return settings(PAPER, journal, tape, blockBytes);
    }

    static SessionSettings settings(
        final PetrelConfig config, final Path journal, final Path tape, final int blockBytes)
    {
        final SessionSettings s = Setup.session(config, journal, TapeFacts.of(tape), "test", 0);
        return new SessionSettings(
            s.journal(),
            s.values(),
            s.configHash(),
            s.venue(),
            s.ticks(),
            new JournalSettings(blockBytes, JournalSettings.DEFAULT.reserveBytes()),
            s.build(),
            s.feedName(),
            s.createdNs()).with(s.terms());
    }

    /** Begins a journal, or continues it, for so many more feed events. */
    static RunSummary run(final Path journal, final Path tape, final long moreEvents)
    {
        return run(PAPER, journal, tape, moreEvents);
    }

    static RunSummary run(final PetrelConfig config, final Path journal, final Path tape, final long moreEvents)
    {
        return run(config, journal, tape, new TapeFeed(tape), moreEvents);
    }

    /** The same from a feed made of the tape, which is closed afterwards. */
    static RunSummary run(
        final PetrelConfig config, final Path journal, final Path tape, final Feed made, final long moreEvents)
    {
        try (Feed feed = made;
            Session session = Session.open(settings(config, journal, tape, BLOCK_BYTES), OrderListener.NONE, SILENT))
        {
            long left = moreEvents;
            for (boolean hasEvent = session.begin(feed); hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            return RunSummary.of(session.engine());
        }
    }

    /** Bodies and causes of all outbound records, in order, of causes up to a bound. */
    static byte[] outbound(final Path journal, final long lastCause)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueueReader reader = Queues.outbound(journal))
        {
            while (reader.next() && reader.causeSequence() <= lastCause)
            {
                final byte[] body = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), body);
                bytes.writeBytes(Long.toString(reader.causeSequence()).getBytes(StandardCharsets.US_ASCII));
                bytes.writeBytes(body);
            }
            Queues.requireWhole(journal, reader);
        }
        return bytes.toByteArray();
    }

    static long lastInbound(final Path journal)
    {
        try (QueueReader reader = Queues.inbound(journal))
        {
            return reader.lastSequence();
        }
    }

    private static PetrelConfig config(final String name)
    {
        return PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", name));
    }

    private static Path table(
        final TableFormat.Kind kind, final ContractType contract, final Path tape, final List<Path> files)
        throws IOException
    {
        final TableOptions options = new TableOptions(Map.of(), ',', EpochText.UTC, TableOptions.BarTime.OPEN,
            Units.NULL_TIME_NS, "", "file", contract);
        new TapeImport(new TableFormat(kind, options), BadLinePolicy.REFUSE, Map.of(), ImportProgress.NONE)
            .run(files, tape, 0);
        return tape;
    }

    private static Path capture(final BinanceMarket market, final Path tape, final List<Path> files)
        throws IOException
    {
        new TapeImport(new BinanceCapture(market), BadLinePolicy.REFUSE, Map.of(), ImportProgress.NONE)
            .run(files, tape, 0);
        return tape;
    }
}
