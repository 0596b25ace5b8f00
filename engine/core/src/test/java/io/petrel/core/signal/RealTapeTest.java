package io.petrel.core.signal;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.BinanceCapture;
import io.petrel.core.Huracan;
import io.petrel.core.SharedData;
import io.petrel.core.bar.Bar;
import io.petrel.core.bar.BarBuilder;
import io.petrel.core.bar.BarSink;
import io.petrel.core.bar.BarSpec;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Markets;
import io.petrel.core.market.BookState;
import io.petrel.core.market.DeltaVerdict;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Features and engines over real trades, books and bars: all gets ready, nothing is refused, both sides fire. */
final class RealTapeTest
{
    private static final long NS_PER_MS = 1_000_000;

    private final Parameters parameters = Huracan.configured();

    @Test
    void shouldVoteBothWaysOnTheTradesOfTheFuturesCapture()
    {
        final Step tick = Step.parse("0.1");
        final Step lot = Step.parse("0.001");
        final Instrument instrument = new Instrument(
            1, "BTCUSDT", SequenceRule.BINANCE_FUTURES, DepthKind.DEPTH,
            new ContractMath(ContractType.LINEAR, tick, lot, Step.parse("1")), InstrumentState.TRADING);
        final Counter tape = new Counter(new MarketState(instrument), new TapeEngine(parameters));

        new BinanceCapture("0.1", "0.001").read(tape, "usdm/btcusdt_20240808.gz");

        assertThat(tape.longs).isPositive();
        assertThat(tape.shorts).isPositive();
        assertThat(tape.features.vector().rejected()).isZero();
        for (final Feature feature : Feature.values())
        {
            assertThat(tape.everReady[feature.index()]).as("%s was ready", feature).isTrue();
        }
    }

    @Test
    void shouldFollowTrendsBothWaysOnHourlyBars() throws IOException
    {
        final Counter trend = new Counter(Markets.market(DepthKind.BARS_ONLY), new TrendEngine(parameters));
        final Step cents = Step.parse("0.01");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(SharedData.file("data/crypto-1h-2020-2024/BTCUSDT_1h.csv.gz"))),
            StandardCharsets.US_ASCII)))
        {
            lines.readLine();
            long endTimeNs = 0;
            for (String line = lines.readLine(); null != line; line = lines.readLine())
            {
                endTimeNs += 3_600_000_000_000L;
                trend.onBar(bar(line.split(","), cents, endTimeNs));
            }
        }
        assertThat(trend.longs).isGreaterThan(100);
        assertThat(trend.shorts).isGreaterThan(100);
        assertThat(trend.features.vector().rejected()).isZero();
    }

    private static Bar bar(final String[] cells, final Step tick, final long endTimeNs)
    {
        return Markets.bar(
            tick.nearestUnits(cells[1]),
            tick.nearestUnits(cells[2]),
            tick.nearestUnits(cells[3]),
            tick.nearestUnits(cells[4]),
            Step.parse("0.000001").nearestUnits(cells[5]),
            endTimeNs);
    }

    /** Counts one engine's votes, bar by bar, and checks every value against its declared range. */
    private static final class Counter implements BinanceCapture.Listener, BarSink
    {
        private final MarketState market;
        private final Features features;
        private final AlphaEngine engine;
        private final BarBuilder bars;
        private final Vote vote = new Vote(8);
        private final List<Runnable> early = new ArrayList<>();
        private final boolean[] everReady = new boolean[Feature.COUNT];
        private int longs;
        private int shorts;

        Counter(final MarketState market, final AlphaEngine engine)
        {
            this.market = market;
            this.engine = engine;
            features = Huracan.features(market);
            bars = BarSpec.tick(0, 20).builder(market.instrument().contract(), this);
        }

        @Override
        public void onSnapshot(final long lastUpdateId, final long[] bids, final long[] asks)
        {
            final L2Book book = market.book();
            book.beginSnapshot(lastUpdateId);
            levels(bids, asks);
            book.endSnapshot();
            market.onBook(0);
            early.forEach(Runnable::run);
        }

        @Override
        public void onDelta(
            final long firstUpdateId,
            final long lastUpdateId,
            final long previousUpdateId,
            final long[] bids,
            final long[] asks)
        {
            final L2Book book = market.book();
            if (BookState.EMPTY == book.state())
            {
                early.add(() -> onDelta(firstUpdateId, lastUpdateId, previousUpdateId, bids, asks));
            }
            else if (DeltaVerdict.APPLY == book.beginDelta(firstUpdateId, lastUpdateId, previousUpdateId))
            {
                levels(bids, asks);
                book.endDelta();
                market.onBook(0);
            }
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
                features.onTrade(priceTicks, sizeLots, side, 0);
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
            engine.vote(vector, vote);
            longs += Direction.LONG == vote.direction() ? 1 : 0;
            shorts += Direction.SHORT == vote.direction() ? 1 : 0;
            assertThat(vote.confidence()).isBetween(0.0, 1.0);
        }

        private void levels(final long[] bids, final long[] asks)
        {
            for (int i = 0; i < bids.length; i += 2)
            {
                market.book().bid(bids[i], bids[i + 1]);
            }
            for (int i = 0; i < asks.length; i += 2)
            {
                market.book().ask(asks[i], asks[i + 1]);
            }
        }
    }
}
