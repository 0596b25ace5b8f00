package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.BinanceCapture;
import io.petrel.core.CaptureReplay;
import io.petrel.core.Huracan;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The order-flow features over a real capture: against plain ones while affordable, in range to the end. */
final class CapturedOrderFlowTest
{
    private static final Feature[] FEATURES = {
        Feature.ORDER_FLOW_IMBALANCE, Feature.DEPTH_FLOW_IMBALANCE, Feature.QUOTE_PRESSURE, Feature.QUOTE_TRADE_RATIO,
        Feature.SPREAD_Z, Feature.LIQUIDITY_WITHDRAWAL, Feature.EFFECTIVE_SPREAD_BPS, Feature.TICK_IMBALANCE,
        Feature.TRADE_INTENSITY, Feature.HAWKES_IMBALANCE, Feature.TAPE_SCORE
    };

    @Test
    void shouldEqualPlainFormulasOnTheFuturesCapture()
    {
        final Replay replay = new Replay();
        new BinanceCapture("0.1", "0.001").read(replay, "usdm/btcusdt_20240808.gz");
        assertThat(replay.events).isGreaterThan(90_000);
        assertThat(replay.compared.keySet()).contains(FEATURES);
        assertThat(replay.features.vector().rejected()).isZero();
    }

    /** Depth and quotes carry no time here and take that of the last trade. */
    private static final class Replay extends CaptureReplay
    {
        private static final int COMPARED_EVENTS = 12_000;
        private static final int COMPARED_EVERY = 400;

        private final Features features = Huracan.features(market);
        private final PlainOrderFlow plain = new PlainOrderFlow();
        private final Map<Feature, Integer> compared = new EnumMap<>(Feature.class);
        private long timeNs = 1;
        private int events;

        Replay()
        {
            super(new MarketState(new Instrument(
                1,
                "BTCUSDT",
                SequenceRule.BINANCE_FUTURES,
                DepthKind.DEPTH,
                new ContractMath(ContractType.LINEAR, Step.parse("0.1"), Step.parse("0.001"), Step.parse("1")),
                InstrumentState.TRADING)));
        }

        @Override
        public void onQuote(
            final long updateId, final long bidTicks, final long bidLots, final long askTicks, final long askLots)
        {
            market.onTopOfBook(bidTicks, bidLots, askTicks, askLots, updateId, timeNs);
            features.onBook(timeNs);
            if (isCompared())
            {
                plain.onBook(market, timeNs);
            }
            check();
        }

        @Override
        public void onTrade(
            final long priceTicks, final long sizeLots, final boolean isBuyerMaker, final long tradeTimeMs)
        {
            if (priceTicks > 0 && sizeLots > 0)
            {
                timeNs = tradeTimeMs * 1_000_000;
                final AggressorSide side = isBuyerMaker ? AggressorSide.SELLER : AggressorSide.BUYER;
                market.onTrade(priceTicks, sizeLots, side, timeNs);
                features.onTrade(priceTicks, sizeLots, side, timeNs);
                if (isCompared())
                {
                    plain.onTrade(priceTicks, sizeLots, side, timeNs);
                }
            }
            check();
        }

        @Override
        protected void onBook()
        {
            market.onBook(timeNs);
            features.onBook(timeNs);
            if (isCompared())
            {
                plain.onBook(market, timeNs);
            }
            check();
        }

        private boolean isCompared()
        {
            return events < COMPARED_EVENTS;
        }

        private void check()
        {
            final FeatureVector vector = features.vector();
            for (final Feature feature : FEATURES)
            {
                final double value = vector.valueOrZero(feature.index());
                if (vector.isReady(feature) && (value < feature.min() || value > feature.max()))
                {
                    throw new AssertionError(feature + " is out of range after event " + events + ": " + value);
                }
                if (isCompared() && 0 == events % COMPARED_EVERY)
                {
                    compare(vector, feature);
                }
            }
            events++;
        }

        private void compare(final FeatureVector vector, final Feature feature)
        {
            final double expected = plain.value(feature);
            assertThat(vector.isReady(feature)).as("%s at %s: %s", feature, events, expected)
                .isEqualTo(!Double.isNaN(expected));
            if (vector.isReady(feature))
            {
                assertThat(Math.abs(vector.value(feature) - expected)).as("%s at %s", feature, events)
                    .isLessThanOrEqualTo(1e-9 * Math.max(1.0, Math.abs(expected)));
                compared.merge(feature, 1, Integer::sum);
            }
        }
    }
}
