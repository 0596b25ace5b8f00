package io.petrel.core.signal;

import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CostModelTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final Parameters parameters = Huracan.configured();
    private final CostModel costs = new CostModel(parameters);
    private final Vectors features = new Vectors();

    @Test
    void shouldEstimateTheExampleOfTheSpecification()
    {
        features.with(Feature.REALISED_VOL, 0.35).with(Feature.VOLUME_RATIO, 1.2).with(Feature.VOLUME_MA, 1e9);
        costs.estimate(features.vector(), 14_000);

        assertThat(costs.feeBps()).isEqualTo(8);
        assertThat(costs.spreadBps()).isEqualTo(6);
        assertThat(costs.slippageBps()).isCloseTo(4 * 1.2 * 0.9 * (1 + 0.000014), EXACT);
        assertThat(costs.feeBps() + costs.spreadBps() + costs.slippageBps()).isCloseTo(18.3, Offset.offset(0.05));
        assertThat(costs.sideBps()).isCloseTo(8 + 3 + costs.slippageBps(), EXACT);
    }

    @Test
    void shouldChargeTheSpreadThatIsQuoted()
    {
        costs.estimate(features.with(Feature.SPREAD_BPS, 0.4).vector());
        assertThat(costs.spreadBps()).isEqualTo(0.4);
        costs.estimate(features.without(Feature.SPREAD_BPS).vector());
        assertThat(costs.spreadBps()).isEqualTo(6);
    }

    @Test
    void shouldLeaveSlippageAloneWhereNothingIsKnown()
    {
        costs.estimate(features.vector(), 1_000_000);
        assertThat(costs.slippageBps()).isEqualTo(4);
    }

    @Test
    void shouldCutFactorsToTheirBounds()
    {
        costs.estimate(features.with(Feature.REALISED_VOL, 100).vector());
        assertThat(costs.slippageBps()).isEqualTo(12);
        costs.estimate(features.with(Feature.VOLUME_RATIO, 100).vector());
        assertThat(costs.slippageBps()).isEqualTo(6);
        costs.estimate(features.with(Feature.VOLUME_MA, 1).vector(), Long.MAX_VALUE);
        assertThat(costs.slippageBps()).isEqualTo(18);
    }

    @Test
    void shouldGrowWithTheOrder()
    {
        features.with(Feature.VOLUME_MA, 1_000);
        costs.estimate(features.vector());
        final double least = costs.slippageBps();
        costs.estimate(features.vector(), 500);
        assertThat(least).isEqualTo(4);
        assertThat(costs.slippageBps()).isEqualTo(6);
    }

    @Test
    void shouldNotBeSetWhileANumberIsMissing()
    {
        assertThat(costs.isSet()).isTrue();
        CostModel.specs().forEach(spec ->
            assertThat(new CostModel(Huracan.configuredBut(spec.key())).isSet()).as(spec.key()).isFalse());
    }
}
