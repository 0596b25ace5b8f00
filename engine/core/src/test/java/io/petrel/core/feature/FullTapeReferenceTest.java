package io.petrel.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.BinanceCapture;
import io.petrel.core.CaptureReplay;
import io.petrel.core.Huracan;
import io.petrel.core.bar.Bar;
import io.petrel.core.bar.BarBuilder;
import io.petrel.core.bar.BarSpec;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The features of the engine against the plain ones over whole real tapes, feature by feature. */
final class FullTapeReferenceTest
{
    private static final double TOLERANCE = 1e-9;
    private static final int TRADES_PER_BAR = 50;
    /** The plain features of ticks and of several instruments walk the whole past at each question. */
    private static final int EVENTS_PER_CHECK = 1_999;
    private static final int BARS_PER_TICK_CHECK = 8;
    private static final int BARS_PER_CROSS_CHECK = 400;
    private static final long BAR_NS = 4 * 3_600_000_000_000L;
    private static final Step TICK = Step.parse("0.01");
    private static final Step LOT = Step.parse("0.00000001");
    private static final Pattern CANDLE = Pattern.compile(
        "\"start\": \"(\\d+)\",\\s*\"low\": \"([^\"]+)\",\\s*\"high\": \"([^\"]+)\",\\s*\"open\": \"([^\"]+)\",\\s*" +
        "\"close\": \"([^\"]+)\",\\s*\"volume\": \"([^\"]+)\"");

    private static final Set<Feature> TICKED = EnumSet.noneOf(Feature.class);

    static
    {
        for (final Feature feature : Feature.values())
        {
            if (Feature.Trigger.BAR != feature.trigger())
            {
                TICKED.add(feature);
            }
        }
    }

    private final Parameters parameters = Huracan.configured();
    private final Map<Feature, Double> worst = new EnumMap<>(Feature.class);
    private final Map<Feature, Integer> compared = new EnumMap<>(Feature.class);

    @Test
    void shouldAgreeOverAllBarsOfTwoCoinsAndEightYears() throws IOException
    {
        final CrossAssets crossAssets = new CrossAssets(parameters);
        final PlainCrossAssets plainCross = new PlainCrossAssets(new PlainCrossAssets.Windows(), 2);
        final List<Coin> coins = List.of(
            new Coin("BTC", crossAssets, plainCross, 0), new Coin("ETH", crossAssets, plainCross, 1));
        final List<CoinBar> tape = new ArrayList<>();
        for (final Coin coin : coins)
        {
            coin.bars().forEach(bar -> tape.add(new CoinBar(coin, bar)));
        }
        tape.sort(Comparator.comparing((CoinBar next) -> next.bar.endTimeNs()));
        assertThat(tape).hasSizeGreaterThan(30_000);

        tape.forEach(next ->
        {
            plainCross.idle(coins.stream().noneMatch(Coin::isCrossCheckNear));
            next.coin.onBar(next.bar);
        });

        final Set<Feature> expected = EnumSet.allOf(Feature.class);
        expected.removeAll(TICKED);
        expected.remove(Feature.KYLE_LAMBDA);
        expected.remove(Feature.PCA_RESIDUAL_Z);
        assertAgreement("crypto-4h", expected);
    }

    @Test
    void shouldAgreeOverAllTicksOfTheSpotCapture() throws IOException
    {
        final Capture capture = new Capture();

        new BinanceCapture("0.01", "0.00000001")
            .read(capture, "spot/btcusdt_20240808.gz", "spot/btcusdt_20240809.gz");

        assertThat(capture.bars).isEqualTo(19_904 / TRADES_PER_BAR);
        final Set<Feature> expected = EnumSet.allOf(Feature.class);
        expected.removeIf(feature -> Feature.Group.CROSS_ASSET == feature.group());
        expected.remove(Feature.TIMEFRAME_ALIGNMENT);
        expected.remove(Feature.TIMEFRAME_GATE);
        assertAgreement("binance-spot", expected);
    }

    private void compare(
        final Features fast, final PlainTape plain, final Iterable<Feature> features, final String when)
    {
        final FeatureVector vector = fast.vector();
        for (final Feature feature : features)
        {
            final double expected = plain.value(feature);
            if (vector.isReady(feature) != Double.isFinite(expected))
            {
                throw new AssertionError(feature + " at " + when + ": " +
                    (vector.isReady(feature) ? vector.value(feature) : "not ready") + ", plain " + expected);
            }
            if (vector.isReady(feature))
            {
                final double difference = Math.abs(vector.value(feature) - expected);
                final double size = Math.max(Math.abs(expected), plain.scale(feature));
                worst.merge(feature, 0 == difference ? 0 : difference / size, Math::max);
                compared.merge(feature, 1, Integer::sum);
            }
        }
        assertThat(vector.rejected()).isZero();
    }

    private void assertAgreement(final String tape, final Set<Feature> expected) throws IOException
    {
        final List<String> table = new ArrayList<>(List.of("feature, compared, largest relative error"));
        worst.forEach((feature, error) -> table.add(feature + ", " + compared.get(feature) + ", " + error));
        Files.write(Files.createDirectories(Path.of("target")).resolve("features-" + tape + ".csv"), table);
        assertThat(worst.keySet()).as("features that were ready").containsAll(expected);
        worst.forEach((feature, error) -> assertThat(error).as("%s: largest relative error", feature)
            .isLessThanOrEqualTo(TOLERANCE));
    }

    private record CoinBar(Coin coin, Bar bar)
    {
    }

    /** One coin's bars, fed as imported history is. */
    private final class Coin
    {
        private final String name;
        private final Features fast;
        private final PlainTape plain;
        private final Set<Feature> barFeatures = EnumSet.complementOf(EnumSet.copyOf(TICKED));
        private int count;

        Coin(final String name, final CrossAssets crossAssets, final PlainCrossAssets plainCross, final int place)
        {
            this.name = name;
            final MarketState market = new MarketState(instrument(DepthKind.BARS_ONLY));
            fast = new Features(market, parameters, crossAssets);
            plain = new PlainTape(parameters, market, plainCross, place);
            barFeatures.removeIf(feature -> Feature.Group.CROSS_ASSET == feature.group());
        }

        List<Bar> bars() throws IOException
        {
            final List<Bar> bars = new ArrayList<>();
            final Matcher candle = CANDLE.matcher(Files.readString(SharedData.file(
                "data/crypto-4h-2016-2024/Coinbase-" + name + "-USD-PT4H-20160518_20240913.json")));
            while (candle.find())
            {
                final long startNs = Long.parseLong(candle.group(1)) * 1_000_000_000L;
                final double volume = Double.parseDouble(candle.group(6));
                final Bar bar = new Bar();
                bar.series(0, BarKind.TIME, BAR_NS);
                bar.span(startNs, startNs + BAR_NS);
                bar.prices(TICK.parseUnits(candle.group(4)), TICK.parseUnits(candle.group(3)),
                    TICK.parseUnits(candle.group(2)), TICK.parseUnits(candle.group(5)));
                bar.sums((long)(volume * 1e8), Units.NULL_LOTS,
                    (long)(volume * Double.parseDouble(candle.group(5)) * 1e8), 1);
                bars.add(bar);
            }
            bars.sort(Comparator.comparing(Bar::endTimeNs));
            return bars;
        }

        /** At a check, the clock time before it has ended with everything that can be asked for. */
        boolean isCrossCheckNear()
        {
            return count % BARS_PER_CROSS_CHECK >= BARS_PER_CROSS_CHECK - 2 || 0 == count % BARS_PER_CROSS_CHECK;
        }

        void onBar(final Bar bar)
        {
            fast.onClockBar(bar);
            fast.onBar(bar);
            plain.onClockBar(bar);
            plain.onBar(bar);
            final String when = name + " bar " + count;
            compare(fast, plain, barFeatures, when);
            if (0 == count++ % BARS_PER_CROSS_CHECK)
            {
                final Set<Feature> cross = EnumSet.allOf(Feature.class);
                cross.removeIf(feature -> Feature.Group.CROSS_ASSET != feature.group());
                compare(fast, plain, cross, when);
            }
        }
    }

    /** The capture, fed to market, bars and features as a lane does. */
    private final class Capture extends CaptureReplay
    {
        private final Features fast = new Features(market, parameters, new CrossAssets(parameters));
        private final PlainTape plain =
            new PlainTape(parameters, market, new PlainCrossAssets(new PlainCrossAssets.Windows(), 1), 0);
        private final BarBuilder builder =
            BarSpec.tick(0, TRADES_PER_BAR).builder(market.instrument().contract(), this::onBar);
        private long nowNs;
        private int events;
        private int bars;

        Capture()
        {
            super(new MarketState(instrument(DepthKind.DEPTH)));
        }

        @Override
        public void onReceived(final long receivedNs)
        {
            nowNs = receivedNs;
            if (0 == ++events % EVENTS_PER_CHECK)
            {
                compare(fast, plain, TICKED, "event " + events);
            }
        }

        @Override
        public void onQuote(
            final long updateId, final long bidTicks, final long bidLots, final long askTicks, final long askLots)
        {
            market.onTopOfBook(bidTicks, bidLots, askTicks, askLots, updateId, nowNs);
            fast.onBook(nowNs);
            plain.onBook(nowNs);
        }

        @Override
        public void onTrade(
            final long priceTicks, final long sizeLots, final boolean isBuyerMaker, final long tradeTimeMs)
        {
            final AggressorSide side = isBuyerMaker ? AggressorSide.SELLER : AggressorSide.BUYER;
            market.onTrade(priceTicks, sizeLots, side, nowNs);
            fast.onTrade(priceTicks, sizeLots, side, nowNs);
            plain.onTrade(priceTicks, sizeLots, side, nowNs);
            builder.onTrade(priceTicks, sizeLots, side, nowNs);
        }

        @Override
        protected void onBook()
        {
            market.onBook(nowNs);
            fast.onBook(nowNs);
            plain.onBook(nowNs);
        }

        private void onBar(final Bar bar)
        {
            bars++;
            fast.onBar(bar);
            plain.onBar(bar);
            final Set<Feature> features = EnumSet.allOf(Feature.class);
            features.removeIf(feature -> Feature.Group.CROSS_ASSET == feature.group());
            if (0 != bars % BARS_PER_TICK_CHECK)
            {
                features.removeAll(TICKED);
            }
            compare(fast, plain, features, "bar " + bars);
        }
    }

    private static Instrument instrument(final DepthKind depthKind)
    {
        final ContractMath contract = new ContractMath(ContractType.SPOT, TICK, LOT, Step.parse("1"));
        return new Instrument(
            1, "BTCUSDT", SequenceRule.BINANCE_SPOT, depthKind, contract, InstrumentState.TRADING);
    }
}
