package io.petrel.core.signal;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.FilterReason;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.Regime;
import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Markets;
import io.petrel.core.feature.Vectors;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.Assessments;
import io.petrel.core.regime.RegimeAssessment;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.petrel.core.signal.Votes.vote;
import static org.assertj.core.api.Assertions.assertThat;

/** Each reason for which a decision is held back, and that nothing else does. */
final class SignalFiltersTest
{
    private final Parameters parameters = Huracan.configured();
    private final Coordinator coordinator = new Coordinator(parameters, new TrackRecord(parameters));
    private final Decision decision = new Decision();
    private final MarketState market = Markets.market(DepthKind.BARS_ONLY);
    private final Vectors features = features();
    private RegimeAssessment regime = Assessments.of(Regime.TREND, 0.7);
    private final SignalFilters filters = new SignalFilters(parameters);

    SignalFiltersTest()
    {
        market.onImportedBar(50_000, 50_000, 1);
        select(Direction.LONG, 0.7, Regime.TREND);
    }

    @Test
    void shouldLetAGoodDecisionPass()
    {
        assertThat(check()).isEqualTo(FilterReason.NONE);
        assertThat(decision.confidenceMin()).isEqualTo(0.5);
    }

    @Test
    void shouldLeaveADecisionToHoldAsItIs()
    {
        coordinator.select(new Vote[0], 0, Regime.TREND, decision);
        assertThat(check()).isEqualTo(FilterReason.NO_SIGNAL);
        assertThat(decision.confidenceMin()).isEqualTo(0.5);
    }

    @Test
    void shouldRefuseAMarketThatMayNotBeTraded()
    {
        market.instrument().state(InstrumentState.HALTED);
        assertThat(check()).isEqualTo(FilterReason.QUALITY);
    }

    @Test
    void shouldRefuseWhenTooFewFeaturesAreReady()
    {
        Huracan.set(parameters, "signal.filter.ready_min", 31);
        assertThat(check()).isEqualTo(FilterReason.QUALITY);
        Huracan.set(parameters, "signal.filter.ready_min", 30);
        decision.filter(FilterReason.NONE);
        assertThat(check()).isEqualTo(FilterReason.NONE);
    }

    @Test
    void shouldRefuseAWideSpreadAndAnEmptyBook()
    {
        assertThat(with(Feature.SPREAD_BPS, 30)).isEqualTo(FilterReason.NONE);
        assertThat(with(Feature.SPREAD_BPS, 30.1)).isEqualTo(FilterReason.QUALITY);
        features.without(Feature.SPREAD_BPS);
        assertThat(with(Feature.LIQUIDITY_WITHDRAWAL, 0.81)).isEqualTo(FilterReason.QUALITY);
    }

    @Test
    void shouldRefuseEnginesThatContradictEachOtherTooEvenly()
    {
        select(0.7, 0.7);
        assertThat(decision.agreement()).isBetween(0.0, 0.2);
        assertThat(check()).isEqualTo(FilterReason.CONFLICT);
        select(0.7, 0.2);
        assertThat(check()).isEqualTo(FilterReason.NONE);
    }

    @Test
    void shouldRefuseAnUncertainRegimeAndAHostileOne()
    {
        regime = Assessments.of(Regime.TREND, 0.29);
        assertThat(check()).isEqualTo(FilterReason.REGIME);
        regime = Assessments.of(Regime.TREND, Double.NaN);
        decision.filter(FilterReason.NONE);
        assertThat(check()).isEqualTo(FilterReason.REGIME);
        regime = Assessments.of(Regime.RANGE, 0.7);
        select(Direction.LONG, 0.9, Regime.RANGE);
        assertThat(check()).as("TREND in RANGE").isEqualTo(FilterReason.REGIME);
    }

    @Test
    void shouldRefuseWhatTheHigherTimeFramesStandAgainst()
    {
        assertThat(with(Feature.TIMEFRAME_GATE, 1)).isEqualTo(FilterReason.NONE);
        assertThat(with(Feature.TIMEFRAME_GATE, 0)).isEqualTo(FilterReason.NONE);
        assertThat(with(Feature.TIMEFRAME_GATE, -1)).isEqualTo(FilterReason.TIMEFRAMES);
        Huracan.set(parameters, "signal.filter.timeframes", 0);
        assertThat(with(Feature.TIMEFRAME_GATE, -1)).isEqualTo(FilterReason.NONE);
        Huracan.set(parameters, "signal.filter.timeframes", 1);
        select(Direction.SHORT, 0.7, Regime.TREND);
        assertThat(check()).isEqualTo(FilterReason.NONE);
    }

    @Test
    void shouldRefuseVolatilityOutsideItsBounds()
    {
        assertThat(with(Feature.REALISED_VOL, 0.009)).isEqualTo(FilterReason.VOLATILITY);
        assertThat(with(Feature.REALISED_VOL, 0.01)).isEqualTo(FilterReason.NONE);
        assertThat(with(Feature.REALISED_VOL, 3.1)).isEqualTo(FilterReason.VOLATILITY);
    }

    @Test
    void shouldAskForLessConfidenceInPanic()
    {
        decision.gated(1, 1, 0.45);
        assertThat(check()).isEqualTo(FilterReason.CONFIDENCE);
        Huracan.set(parameters, "signal.affinity.trend.panic", 0.5);
        select(Direction.LONG, 0.7, Regime.PANIC);
        decision.gated(1, 1, 0.45);
        assertThat(check()).isEqualTo(FilterReason.NONE);
        assertThat(decision.confidenceMin()).isEqualTo(0.4);
    }

    @Test
    void shouldHoldBackWhileAnyParameterIsMissing()
    {
        for (final ParamSpec spec : SignalFilters.specs())
        {
            final Parameters some = Huracan.configuredBut(spec.key());
            select(Direction.LONG, 0.7, Regime.TREND);
            new SignalFilters(some)
                .check(market, features.vector(), regime, decision);
            assertThat(decision.filter()).as(spec.key()).isEqualTo(FilterReason.NOT_CALIBRATED);
        }
    }

    @Test
    void shouldNotWaitForMoreFeaturesOnceEnoughAreReadyOrNobodySaysHowMany()
    {
        assertThat(filters.hasEnough(new Vectors().vector())).isFalse();
        final Vectors all = new Vectors();
        for (final Feature feature : Feature.values())
        {
            all.with(feature, 0.5);
        }
        assertThat(filters.hasEnough(all.vector())).isTrue();
        final SignalFilters any = new SignalFilters(Huracan.configuredBut("signal.filter.ready_min"));
        assertThat(any.hasEnough(new Vectors().vector())).isTrue();
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final FeatureVector vector = features.vector();
        final Runnable work = () ->
        {
            for (int i = 0; i < 50_000; i++)
            {
                decision.filter(FilterReason.NONE);
                filters.check(market, vector, regime, decision);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private FilterReason with(final Feature feature, final double value)
    {
        features.with(feature, value);
        decision.filter(FilterReason.NONE);
        return check();
    }

    private FilterReason check()
    {
        filters.check(market, features.vector(), regime, decision);
        return decision.filter();
    }

    private void select(final Direction direction, final double confidence, final Regime in)
    {
        coordinator.select(new Vote[]{vote(EngineId.TREND, direction, confidence)}, 1, in, decision);
    }

    private void select(final double trend, final double against)
    {
        final Vote[] votes = {
            vote(EngineId.TREND, Direction.LONG, trend), vote(EngineId.TAPE, Direction.SHORT, against)};
        coordinator.select(votes, 2, Regime.TREND, decision);
    }

    /** Thirty features that no filter reads. */
    private static Vectors features()
    {
        final Vectors features = new Vectors();
        for (int i = 0; i < 30; i++)
        {
            features.with(Feature.values()[Feature.COUNT - 1 - i], 0.5);
        }
        return features;
    }
}
