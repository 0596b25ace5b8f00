package io.petrel.core.sizing;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Markets;
import io.petrel.core.feature.Vectors;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.Decisions;
import io.petrel.core.signal.TrackRecord;
import io.petrel.testing.Allocation;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SizerTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);
    private static final long EQUITY_E8 = E8.parse("1000");
    private static final long PRICE_TICKS = 4_725_000;
    /** Of the fixture's win rate and payoff ratio. */
    private static final double KELLY = (0.58 * 1.8 - 0.42) / 1.8;

    private final Parameters parameters = Huracan.configured();
    private final Portfolio portfolio = newPortfolio();
    private final TrackRecord record = new TrackRecord(parameters);
    private final Map<Position, Long> stops = new HashMap<>();
    private final Sizer sizer = newSizer(parameters);
    private final Instrument spot = Markets.instrument(DepthKind.TRADES_ONLY);
    private final Instrument other = TestMarket.instrument(2, ContractType.LINEAR, DepthKind.TOP_OF_BOOK);
    private final Target target = new Target();

    @Test
    void shouldSizeTheExampleOfTheSpecificationByItsFormulas()
    {
        size(Direction.LONG, 0.75, 0.25);

        assertThat(target.verdict()).isEqualTo(SizingVerdict.SIZED);
        assertThat(target.confidenceFactor()).isCloseTo(1.125, EXACT);
        assertThat(target.volatilityFactor()).isCloseTo(0.8, EXACT);
        assertThat(target.kellyFraction()).isCloseTo(KELLY, EXACT);
        assertThat(target.kellyFactor()).isCloseTo(KELLY / 4, EXACT);
        assertThat(target.regimeFactor()).isEqualTo(1);
        assertThat(target.toxicityFactor()).isEqualTo(1);
        assertThat(target.heatFactor()).isEqualTo(1);
        assertThat(target.baseFraction()).isEqualTo(1);
        assertThat(target.currentVolatility()).isEqualTo(0.25);
        assertThat(target.equityE8()).isEqualTo(EQUITY_E8);
        assertThat(target.referenceTicks()).isEqualTo(PRICE_TICKS);
        assertThat(target.targetNotionalE8()).as("1.125 x 0.8 x 0.0867 of 1000")
            .isBetween(E8.parse("78") - 1, E8.parse("78"));
        assertThat(target.targetLots()).as("78 at 47250 in millionths").isEqualTo(1_650);
        assertThat(target.stopTicks()).isEqualTo(4_677_750);
        assertThat(target.targetTicks()).isEqualTo(4_819_500);
        assertThat(target.maxHoldNs()).isEqualTo(7_200_000_000_000L);
    }

    @Test
    void shouldEstimateCostsOfWhatItSizedAndOfNothingElse()
    {
        size(Direction.LONG, 0.75, 0.25);
        assertThat(target.feeBps()).as("nobody waits for it").isZero();
        sizer.estimate(volatility(0.25), target);
        assertThat(target.feeBps()).isEqualTo(8);
        assertThat(target.spreadBps()).isEqualTo(6);
        assertThat(target.slippageBps()).as("at the reference volatility").isEqualTo(4);

        assertThat(verdict(Direction.HOLD, PRICE_TICKS, EQUITY_E8)).isEqualTo(SizingVerdict.HOLD);
        sizer.estimate(volatility(0.25), target);
        assertThat(target.feeBps()).isZero();
    }

    @Test
    void shouldSizeTheWorkedDecisionByItsFormulas()
    {
        size(Direction.LONG, 0.72, 0.35);
        assertThat(target.confidenceFactor()).isCloseTo(1.05, EXACT);
        assertThat(target.volatilityFactor()).isCloseTo(0.571, Offset.offset(0.0005));
        assertThat(target.kellyFactor()).isCloseTo(0.087, Offset.offset(0.0005));
        assertThat(E8.toDouble(target.targetNotionalE8())).as("5.21 of 100, and 52 of 1000")
            .isCloseTo(52.0, Offset.offset(0.01));
    }

    @Test
    void shouldLiftASmallSizeToTheMinimumAsTheClipOfTheSpecificationDoes()
    {
        Huracan.set(parameters, "sizing.base_fraction", 0.1);
        size(Direction.LONG, 0.72, 0.35);
        assertThat(target.targetNotionalE8()).as("5.2 is less than 20").isBetween(E8.parse("20") - 1, E8.parse("20"));
    }

    @Test
    void shouldNotSizeWithoutAnEdge()
    {
        Huracan.set(parameters, "signal.win_rate.trend", 0.35);
        size(Direction.LONG, 0.72, 0.35);
        assertThat(target.verdict()).isEqualTo(SizingVerdict.NO_EDGE);
        assertThat(target.kellyFraction()).isNegative();
        assertThat(target.kellyFactor()).isZero();
        assertThat(target.winRate()).isEqualTo(0.35);
        assertThat(target.payoffRatio()).isEqualTo(1.8);
        assertThat(target.targetLots()).isZero();
    }

    @Test
    void shouldLoseItsEdgeOnceTheTapeSaysSo()
    {
        for (int i = 0; i < 60; i++)
        {
            record.of(EngineId.TREND).onOutcome(-30);
        }
        size(Direction.LONG, 0.72, 0.35);
        assertThat(target.verdict()).isEqualTo(SizingVerdict.NO_EDGE);
    }

    @Test
    void shouldHalveInPanicEvenWhatTheMinimumLifted()
    {
        for (final double confidence : new double[]{0.3, 0.8})
        {
            size(Direction.LONG, confidence, 0.2);
            final long calm = target.targetNotionalE8();
            sizer.size(Decisions.of(Direction.LONG, confidence, Regime.PANIC), volatility(0.2), spot, PRICE_TICKS,
                EQUITY_E8, target);
            assertThat(target.regimeFactor()).isEqualTo(0.5);
            assertThat(target.targetNotionalE8()).isBetween(calm / 2 - 1, calm / 2 + 1);
            assertThat(target.stopTicks()).as("50 bps").isEqualTo(4_701_375);
        }
    }

    @Test
    void shouldSizeLessTheMoreToxicTheFlow()
    {
        assertThat(toxicityFactor(0.4)).isEqualTo(1);
        assertThat(toxicityFactor(0.6)).isCloseTo(0.75, EXACT);
        assertThat(toxicityFactor(0.8)).isEqualTo(0.5);
        assertThat(toxicityFactor(1)).isEqualTo(0.5);
        Huracan.set(parameters, "sizing.toxicity_full", 0.4);
        assertThat(toxicityFactor(0.4)).isEqualTo(1);
        assertThat(toxicityFactor(0.41)).isEqualTo(0.5);
    }

    @Test
    void shouldTakeTheWholeSizeWhileTheBudgetOfTheExampleLasts()
    {
        // 320 of a budget of 800 on 5000: 32,000 at a stop of 100 bps.
        hold(3_200, 20_000, 19_800);
        sizer.size(Decisions.of(Direction.LONG, 0.72), volatility(0.35), spot, PRICE_TICKS, E8.parse("5000"), target);
        assertThat(target.heatUsed()).isCloseTo(320.0 / 5_000, EXACT);
        assertThat(target.heatFactor()).isEqualTo(1);
        assertThat(target.verdict()).isEqualTo(SizingVerdict.SIZED);
    }

    @Test
    void shouldCutTheSizeToWhatTheBudgetLeaves()
    {
        sizer.size(Decisions.of(Direction.LONG, 0.72), volatility(0.35), spot, PRICE_TICKS, E8.parse("5000"), target);
        final long wholeLots = target.targetLots();
        // 799 of 800 are at risk already; the trade would risk 260 x 1 %.
        hold(7_990, 20_000, 19_800);
        sizer.size(Decisions.of(Direction.LONG, 0.72), volatility(0.35), spot, PRICE_TICKS, E8.parse("5000"), target);
        assertThat(target.heatFactor()).isCloseTo(1 / 2.6, Offset.offset(0.001));
        assertThat(target.targetLots()).isEqualTo((long)(wholeLots * target.heatFactor()));
    }

    @Test
    void shouldNotSizeWithoutAnyBudgetLeft()
    {
        hold(8_000, 20_000, 19_800);
        sizer.size(Decisions.of(Direction.LONG, 0.72), volatility(0.35), spot, PRICE_TICKS, E8.parse("5000"), target);
        assertThat(target.verdict()).isEqualTo(SizingVerdict.NO_HEAT);
        assertThat(target.targetLots()).isZero();
        assertThat(target.heatFactor()).isZero();
    }

    @Test
    void shouldCountAPositionWithoutAStopInFullAndTheOneSizedNotAtAll()
    {
        portfolio.onFill(other, 1, Side.BUY, 20_000, 10, 0);
        portfolio.onFill(spot, 1, Side.BUY, PRICE_TICKS, 1_000, 0);
        size(Direction.SHORT, 0.72, 0.35);
        assertThat(target.heatUsed()).as("0.01 at 10,000").isCloseTo(100.0 / 1_000, EXACT);
    }

    @Test
    void shouldCountOrdersThatMayStillFill()
    {
        portfolio.onMark(other, 20_000, 20_000, 20_000);
        portfolio.workingOrders().reserve(
            1, portfolio.position(other), Side.SELL, OrderPurpose.ENTRY, true, 20_000, 10, 0);
        stops.put(portfolio.position(other), 20_200L);
        size(Direction.LONG, 0.72, 0.35);
        assertThat(target.heatUsed()).as("1 % of 100").isCloseTo(1.0 / 1_000, EXACT);
    }

    @Test
    void shouldRiskMoreOfWhatItAddsToAtItsOwnDistantStop()
    {
        Huracan.set(parameters, "sizing.heat_budget", 0.005);
        portfolio.onFill(spot, 1, Side.BUY, 4_000_000, 10, 0);
        stops.put(portfolio.position(spot), 3_960_000L);
        size(Direction.LONG, 0.75, 0.25);
        // 78 x (47,250 - 39,600) / 47,250 = 12.63 of a budget of 5.
        assertThat(target.heatFactor()).isCloseTo(5 / 12.63, Offset.offset(0.001));
    }

    @Test
    void shouldNeverRiskMoreThanTheBudget()
    {
        Seeds.forEach(200, random ->
        {
            final SizerTest fresh = new SizerTest();
            Huracan.set(fresh.parameters, "sizing.heat_budget", random.nextDouble(0.05));
            fresh.hold(random.nextLong(-200, 200), 20_000, 20_000 + random.nextInt(-900, 900));
            final Direction direction = random.nextBoolean() ? Direction.LONG : Direction.SHORT;
            fresh.size(direction, random.nextDouble(), random.nextDouble(1));
            final long usedE8 = Math.round(fresh.target.heatUsed() * EQUITY_E8);
            final long riskE8 = Heat.riskE8(spot.contract(), Math.abs(fresh.target.targetLots()),
                Direction.LONG == direction, PRICE_TICKS, fresh.target.stopTicks());
            final double budgetE8 = EQUITY_E8 * fresh.parameters.param("sizing.heat_budget").asDouble();
            if (0 != fresh.target.targetLots())
            {
                assertThat(usedE8 + riskE8).isLessThanOrEqualTo((long)budgetE8 + 2);
            }
        });
    }

    @Test
    void shouldNeverSizeLessForABetterFactor()
    {
        Seeds.forEach(300, random ->
        {
            final double[] worse = factors(random);
            final double[] better = worse.clone();
            final int which = random.nextInt(better.length);
            better[which] = random.nextDouble(worse[which], 1 + Math.ulp(1.0));
            assertThat(lots(better)).as("factor " + which).isGreaterThanOrEqualTo(lots(worse));
        });
    }

    @Test
    void shouldSizeMoreForMoreConfidence()
    {
        size(Direction.LONG, 0.85, 0.25);
        assertThat(target.confidenceFactor()).isCloseTo(1.375, EXACT);
        assertThat(E8.toDouble(target.targetNotionalE8())).as("22 % more")
            .isCloseTo(78 * 1.375 / 1.125, Offset.offset(1e-6));
    }

    @Test
    void shouldMapConfidenceAsTheSpecificationSays()
    {
        assertThat(confidenceFactor(0.5)).isCloseTo(0.5, EXACT);
        assertThat(confidenceFactor(0.7)).isCloseTo(1.0, EXACT);
        assertThat(confidenceFactor(0.9)).isCloseTo(1.5, EXACT);
        assertThat(confidenceFactor(1.0)).isCloseTo(1.75, EXACT);
        assertThat(confidenceFactor(0.1)).as("cut").isZero();
    }

    @Test
    void shouldMirrorAShortPosition()
    {
        size(Direction.LONG, 0.75, 0.25);
        final long lots = target.targetLots();
        size(Direction.SHORT, 0.75, 0.25);
        assertThat(target.targetLots()).isEqualTo(-lots);
        assertThat(target.targetNotionalE8()).isPositive();
    }

    @Test
    void shouldCutTheVolatilityFactorToItsBounds()
    {
        size(Direction.LONG, 0.7, 50);
        assertThat(target.volatilityFactor()).isEqualTo(0.25);
        size(Direction.LONG, 0.7, 0.001);
        assertThat(target.volatilityFactor()).isEqualTo(2.0);
        size(Direction.LONG, 0.7, 0);
        assertThat(target.volatilityFactor()).as("a market that did not move").isEqualTo(2.0);
    }

    @Test
    void shouldCutTheSizeToItsBounds()
    {
        size(Direction.LONG, 0.3, 0.2);
        assertThat(target.targetNotionalE8()).as("minimum 2 percent").isBetween(E8.parse("20") - 1, E8.parse("20"));
        Huracan.set(parameters, "sizing.base_fraction", 50);
        size(Direction.LONG, 0.9, 0.2);
        assertThat(target.targetNotionalE8()).as("maximum 50 percent").isEqualTo(E8.parse("500"));
    }

    @Test
    void shouldSizeInverseContractsInBaseCoin()
    {
        final ContractMath contract =
            new ContractMath(ContractType.INVERSE, Step.parse("0.1"), Step.parse("1"), Step.parse("100"));
        final Instrument inverse = new Instrument(
            2, "BTCUSD_PERP", SequenceRule.NONE, DepthKind.DEPTH, contract, InstrumentState.TRADING);
        sizer.size(
            Decisions.of(Direction.SHORT, 0.7), volatility(0.2), inverse, 500_000, E8.parse("2"), target);

        assertThat(target.verdict()).isEqualTo(SizingVerdict.SIZED);
        assertThat(target.targetLots()).as("2 x 0.0867 coins at 50000 in contracts of 100").isEqualTo(-86);
    }

    @Test
    void shouldSayWhyThereIsNoTarget()
    {
        assertThat(verdict(Direction.HOLD, PRICE_TICKS, EQUITY_E8)).isEqualTo(SizingVerdict.HOLD);
        assertThat(verdict(Direction.LONG, Units.NULL_TICKS, EQUITY_E8)).isEqualTo(SizingVerdict.NO_REFERENCE_PRICE);
        assertThat(verdict(Direction.LONG, 0, EQUITY_E8)).isEqualTo(SizingVerdict.NO_REFERENCE_PRICE);
        assertThat(verdict(Direction.LONG, PRICE_TICKS, 0)).isEqualTo(SizingVerdict.NO_EQUITY);
        assertThat(verdict(Direction.LONG, PRICE_TICKS, -1)).isEqualTo(SizingVerdict.NO_EQUITY);
        assertThat(verdict(Direction.LONG, PRICE_TICKS, 1_000)).isEqualTo(SizingVerdict.BELOW_ONE_LOT);
        sizer.size(
            Decisions.of(Direction.LONG, 0.7), new Vectors().vector(), spot, PRICE_TICKS, EQUITY_E8, target);
        assertThat(target.verdict()).isEqualTo(SizingVerdict.VOLATILITY_NOT_READY);
        assertThat(target.targetLots()).isZero();
    }

    @Test
    void shouldNotSizeUntilEveryParameterIsSet()
    {
        Sizer.specs().forEach(spec ->
        {
            final Sizer partly = newSizer(Huracan.configuredBut(spec.key()));
            partly.size(
                Decisions.of(Direction.LONG, 0.7), volatility(0.2), spot, PRICE_TICKS, EQUITY_E8, target);
            assertThat(target.verdict()).isEqualTo(SizingVerdict.NOT_CALIBRATED);
        });
    }

    @Test
    void shouldRefuseAValueThatDoesNotFit()
    {
        Huracan.set(parameters, "sizing.max_fraction", 1e9);
        Huracan.set(parameters, "sizing.base_fraction", 1e9);
        assertThatThrownBy(() -> sizer.size(
            Decisions.of(Direction.LONG, 0.7), volatility(0.2), spot, PRICE_TICKS, Long.MAX_VALUE / 2, target))
            .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldNeverExceedTheGreatestShareOfEquity()
    {
        Seeds.forEach(2_000, random ->
        {
            final long equityE8 = random.nextLong(1, E8.parse("1000000"));
            final long ticks = random.nextLong(1, 100_000_000);
            sizer.size(
                Decisions.of(0 == random.nextInt(2) ? Direction.LONG : Direction.SHORT, random.nextDouble()),
                volatility(random.nextDouble(3)), spot, ticks, equityE8, target);
            final long notionalE8 = spot.contract().notionalE8(ticks, Math.abs(target.targetLots()));
            assertThat(notionalE8).isLessThanOrEqualTo(equityE8 / 2 + 1);
            assertThat(target.targetNotionalE8()).isLessThanOrEqualTo(equityE8 / 2 + 1);
        });
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final Decision decision = Decisions.of(Direction.LONG, 0.7);
        final FeatureVector features = volatility(0.2);
        final Runnable work = () ->
        {
            for (int i = 0; i < 50_000; i++)
            {
                sizer.size(decision, features, spot, PRICE_TICKS + i, EQUITY_E8, target);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    /** Confidence, calm, win rate, payoff, cleanness of flow and budget, each better towards 1. */
    private static double[] factors(final SplittableRandom random)
    {
        return random.doubles(6).toArray();
    }

    private static long lots(final double[] factors)
    {
        final SizerTest fresh = new SizerTest();
        Huracan.set(fresh.parameters, "signal.win_rate.trend", factors[2]);
        Huracan.set(fresh.parameters, "signal.payoff_ratio_prior", 3 * factors[3]);
        Huracan.set(fresh.parameters, "sizing.heat_budget", 0.01 * factors[5]);
        final FeatureVector features = new Vectors().with(Feature.REALISED_VOL, 1 - Math.min(1, factors[1]))
            .with(Feature.VPIN, 1 - Math.min(1, factors[4])).vector();
        fresh.sizer.size(Decisions.of(Direction.LONG, factors[0]), features, fresh.spot, PRICE_TICKS, EQUITY_E8,
            fresh.target);
        return fresh.target.targetLots();
    }

    private double toxicityFactor(final double vpin)
    {
        final FeatureVector features =
            new Vectors().with(Feature.REALISED_VOL, 0.2).with(Feature.VPIN, vpin).vector();
        sizer.size(Decisions.of(Direction.LONG, 0.7), features, spot, PRICE_TICKS, EQUITY_E8, target);
        return target.toxicityFactor();
    }

    /** Holds lots of the other instrument, marked at this price, with this stop. */
    private void hold(final long lots, final long ticks, final long stopTicks)
    {
        if (0 != lots)
        {
            portfolio.onFill(other, 1, lots > 0 ? Side.BUY : Side.SELL, ticks, Math.abs(lots), 0);
        }
        stops.put(portfolio.position(other), stopTicks);
    }

    private Sizer newSizer(final Parameters its)
    {
        final StopSource source = position -> stops.getOrDefault(position, Units.NULL_TICKS);
        return new Sizer(its, its == parameters ? record : new TrackRecord(its), portfolio, source);
    }

    private static Portfolio newPortfolio()
    {
        final Parameters account = new Parameters(AccountParams.specs());
        return new Portfolio(1, account, new PortfolioSink()
        {
            @Override
            public void onPosition(final Position position)
            {
                // Nobody watches.
            }

            @Override
            public void onAccount(final Portfolio changed)
            {
                // Nobody watches.
            }
        });
    }

    private double confidenceFactor(final double confidence)
    {
        size(Direction.LONG, confidence, 0.2);
        return target.confidenceFactor();
    }

    private void size(final Direction direction, final double confidence, final double volatility)
    {
        sizer.size(
            Decisions.of(direction, confidence), volatility(volatility), spot, PRICE_TICKS, EQUITY_E8, target);
    }

    private SizingVerdict verdict(final Direction direction, final long referenceTicks, final long equityE8)
    {
        sizer.size(Decisions.of(direction, 0.7), volatility(0.2), spot, referenceTicks, equityE8, target);
        return target.verdict();
    }

    private static FeatureVector volatility(final double value)
    {
        return new Vectors().with(Feature.REALISED_VOL, value).vector();
    }
}
