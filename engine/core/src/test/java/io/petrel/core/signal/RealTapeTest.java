package io.petrel.core.signal;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.BinanceCapture;
import io.petrel.core.CaptureReplay;
import io.petrel.core.Huracan;
import io.petrel.core.bar.Bar;
import io.petrel.core.bar.BarBuilder;
import io.petrel.core.bar.BarSink;
import io.petrel.core.bar.BarSpec;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Markets;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.testing.SharedData;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Features and engines over real trades, books and bars: what bars make gets ready, nothing is refused, and every
 * engine fires in both directions.
 */
final class RealTapeTest
{
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_HOUR = 3_600_000_000_000L;
    private static final Step TICK = Step.parse("0.01");
    private static final Step LOT = Step.parse("0.000001");
    private static final List<Feature.Group> BAR_GROUPS = List.of(
        Feature.Group.TREND, Feature.Group.VOLATILITY, Feature.Group.MEAN_REVERSION, Feature.Group.BREAKOUT);

    private final Parameters parameters = Huracan.configured();
    private final CrossAssets crossAssets = new CrossAssets(parameters);

    @Test
    void shouldVoteBothWaysOnTheTradesOfTheFuturesCapture()
    {
        final Step tick = Step.parse("0.1");
        final Step lot = Step.parse("0.001");
        final Instrument instrument = new Instrument(
            1, "BTCUSDT", SequenceRule.BINANCE_FUTURES, DepthKind.DEPTH,
            new ContractMath(ContractType.LINEAR, tick, lot, Step.parse("1")), InstrumentState.TRADING);
        final Counter capture = new Counter(new MarketState(instrument));

        new BinanceCapture("0.1", "0.001").read(capture, "usdm/btcusdt_20240808.gz");

        assertThat(capture.longs(EngineId.TAPE)).isPositive();
        assertThat(capture.shorts(EngineId.TAPE)).isPositive();
        assertThat(capture.features.vector().rejected()).isZero();
    }

    @Test
    void shouldVoteBothWaysOnHourlyBarsOfTwoCoins() throws IOException
    {
        final Counter bitcoin = new Counter(Markets.market(DepthKind.BARS_ONLY));
        final Counter ether = new Counter(Markets.market(DepthKind.BARS_ONLY));
        try (BufferedReader bitcoinBars = hourly("BTCUSDT"); BufferedReader etherBars = hourly("ETHUSDT"))
        {
            String[] other = cells(etherBars);
            for (String[] cells = cells(bitcoinBars); null != cells; cells = cells(bitcoinBars))
            {
                bitcoin.onClockBar(bar(cells));
                while (null != other && other[0].compareTo(cells[0]) <= 0)
                {
                    ether.onClockBar(bar(other));
                    other = cells(etherBars);
                }
            }
        }

        for (final EngineId engine : List.of(EngineId.TREND, EngineId.RANGE, EngineId.BREAKOUT, EngineId.SWEEP))
        {
            assertFires(bitcoin, engine);
            assertFires(ether, engine);
        }
        assertFires(ether, EngineId.LEADER);
        assertThat(bitcoin.longs(EngineId.LEADER)).as("the benchmark leads nobody").isZero();
        assertThat(bitcoin.features.vector().rejected()).isZero();
        assertThat(ether.features.vector().rejected()).isZero();
        for (final Feature feature : Feature.values())
        {
            assertThat(ether.everReady[feature.index()] || !BAR_GROUPS.contains(feature.group()))
                .as("%s was ready", feature).isTrue();
        }
    }

    private static void assertFires(final Counter counter, final EngineId engine)
    {
        assertThat(counter.longs(engine)).as("%s long", engine).isGreaterThan(100);
        assertThat(counter.shorts(engine)).as("%s short", engine).isGreaterThan(100);
    }

    private static BufferedReader hourly(final String symbol) throws IOException
    {
        final BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(
                Files.newInputStream(SharedData.file("data/crypto-1h-2020-2024/" + symbol + "_1h.csv.gz"))),
            StandardCharsets.US_ASCII));
        lines.readLine();
        return lines;
    }

    private static String[] cells(final BufferedReader lines) throws IOException
    {
        final String line = lines.readLine();
        return null == line ? null : line.split(",");
    }

    private static Bar bar(final String[] cells)
    {
        final long startNs = OffsetDateTime.parse(cells[0].replace(' ', 'T')).toEpochSecond() * 1_000 * NS_PER_MS;
        return Markets.bar(
            TICK.nearestUnits(cells[1]),
            TICK.nearestUnits(cells[2]),
            TICK.nearestUnits(cells[3]),
            TICK.nearestUnits(cells[4]),
            LOT.nearestUnits(cells[5]),
            startNs + NS_PER_HOUR);
    }

    /** Counts the engines' votes, bar by bar, and checks every value against its declared range. */
    private final class Counter extends CaptureReplay implements BarSink
    {
        private final Features features;
        private final List<AlphaEngine> engines = AlphaEngines.create(parameters);
        private final BarBuilder bars;
        private final Vote vote = new Vote(16);
        private final boolean[] everReady = new boolean[Feature.COUNT];
        private final int[] longs = new int[AlphaEngines.TABLE_LENGTH];
        private final int[] shorts = new int[AlphaEngines.TABLE_LENGTH];

        Counter(final MarketState market)
        {
            super(market);
            features = new Features(market, parameters, crossAssets);
            bars = BarSpec.tick(0, 20).builder(market.instrument().contract(), this);
        }

        int longs(final EngineId engine)
        {
            return longs[engine.value()];
        }

        int shorts(final EngineId engine)
        {
            return shorts[engine.value()];
        }

        void onClockBar(final Bar bar)
        {
            features.onClockBar(bar);
            onBar(bar);
        }

        @Override
        protected void onBook()
        {
            market.onBook(0);
        }

        @Override
        public void onQuote(
            final long updateId, final long bidTicks, final long bidLots, final long askTicks, final long askLots)
        {
            market.onTopOfBook(bidTicks, bidLots, askTicks, askLots, updateId, 0);
        }

        @Override
        public void onTrade(
            final long priceTicks, final long sizeLots, final boolean isBuyerMaker, final long tradeTimeMs)
        {
            final AggressorSide side = isBuyerMaker ? AggressorSide.SELLER : AggressorSide.BUYER;
            market.onTrade(priceTicks, sizeLots, side, tradeTimeMs * NS_PER_MS);
            if (priceTicks > 0 && sizeLots > 0)
            {
                features.onTrade(priceTicks, sizeLots, side, tradeTimeMs * NS_PER_MS);
                bars.onTrade(priceTicks, sizeLots, side, tradeTimeMs * NS_PER_MS);
            }
        }

        @Override
        public void onBar(final Bar bar)
        {
            features.onBar(bar);
            final FeatureVector vector = features.vector();
            for (final Feature feature : Feature.values())
            {
                if (vector.isReady(feature))
                {
                    everReady[feature.index()] = true;
                    assertThat(vector.value(feature)).isBetween(feature.min(), feature.max());
                }
            }
            for (final AlphaEngine engine : engines)
            {
                engine.vote(vector, vote);
                longs[engine.id().value()] += Direction.LONG == vote.direction() ? 1 : 0;
                shorts[engine.id().value()] += Direction.SHORT == vote.direction() ? 1 : 0;
                assertThat(vote.confidence()).isBetween(0.0, 1.0);
            }
        }
    }
}
