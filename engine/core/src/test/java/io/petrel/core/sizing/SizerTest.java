package io.petrel.core.sizing;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Garbage;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Markets;
import io.petrel.core.feature.Vectors;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Parameters;
import io.petrel.core.signal.Decision;
import io.petrel.core.signal.Decisions;
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

    private final Parameters parameters = Huracan.configured();
    private final Sizer sizer = new Sizer(parameters);
    private final Instrument spot = Markets.instrument(DepthKind.TRADES_ONLY);
    private final Target target = new Target();

    @Test
    void shouldSizeTheExampleOfTheSpecificationByItsFormulas()
    {
        size(Direction.LONG, 0.75, 0.25);

        assertThat(target.verdict()).isEqualTo(SizingVerdict.SIZED);
        assertThat(target.confidenceFactor()).isCloseTo(1.125, EXACT);
        assertThat(target.volatilityFactor()).isCloseTo(0.8, EXACT);
        assertThat(target.baseFraction()).isEqualTo(0.10);
        assertThat(target.currentVolatility()).isEqualTo(0.25);
        assertThat(target.equityE8()).isEqualTo(EQUITY_E8);
        assertThat(target.referenceTicks()).isEqualTo(PRICE_TICKS);
        assertThat(target.targetNotionalE8()).isBetween(E8.parse("90") - 1, E8.parse("90"));
        assertThat(target.targetLots()).as("90 at 47250 in millionths").isEqualTo(1_904);
    }

    @Test
    void shouldSizeMoreForMoreConfidence()
    {
        size(Direction.LONG, 0.85, 0.25);
        assertThat(target.confidenceFactor()).isCloseTo(1.375, EXACT);
        assertThat(target.targetNotionalE8()).isBetween(E8.parse("110") - 1, E8.parse("110"));
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
        Huracan.set(parameters, "sizing.base_fraction", 5);
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
        assertThat(target.targetLots()).as("0.2 coins at 50000 in contracts of 100").isEqualTo(-100);
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
            final Sizer partly = new Sizer(Huracan.configuredBut(spec.key()));
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
        assertThat(Garbage.bytesOf(work)).isZero();
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
