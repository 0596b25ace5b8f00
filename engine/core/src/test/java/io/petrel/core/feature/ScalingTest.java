package io.petrel.core.feature;

import io.petrel.core.Configured;
import io.petrel.core.param.Parameters;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ScalingTest
{
    private static final long SCHEMA = 1;

    private final Parameters parameters = new Parameters(Scaling.specs());
    private final Scaling scaling = new Scaling(parameters);
    private final FeatureVector vector = new Vectors().with(Feature.RSI, 70).with(Feature.ADX, 30).vector();

    @Test
    void shouldSubtractTheCenterAndDivideByTheScale()
    {
        fit(SCHEMA);
        assertThat(scaling.isReady(vector, Feature.RSI)).isTrue();
        assertThat(scaling.scaled(vector, Feature.RSI)).isEqualTo((70 - 52.5) / 12.5);
    }

    @Test
    void shouldNotBeReadyWithoutAFit()
    {
        assertThat(scaling.isReady(vector, Feature.RSI)).isFalse();
        fit(SCHEMA);
        assertThat(scaling.isReady(vector, Feature.ADX)).as("only RSI was fitted").isFalse();
        assertThatThrownBy(() -> scaling.scaled(vector, Feature.ADX)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("ADX");
    }

    @Test
    void shouldNotBeReadyWhenTheFeatureIsNot()
    {
        fit(SCHEMA);
        vector.clear(Feature.RSI);
        assertThat(scaling.isReady(vector, Feature.RSI)).isFalse();
    }

    @Test
    void shouldNotScaleAVectorOfAnotherSchema()
    {
        fit(SCHEMA + 1);
        assertThat(scaling.isReady(vector, Feature.RSI)).isFalse();
    }

    @Test
    void shouldNotBeReadyWhereTheQuotientIsNotANumber()
    {
        fit(SCHEMA);
        Configured.set(parameters, Scaling.scaleKey(Feature.RSI), Double.MIN_NORMAL);
        assertThat(scaling.isReady(vector, Feature.RSI)).isFalse();
    }

    @Test
    void shouldFollowANewFitAtOnce()
    {
        fit(SCHEMA);
        Configured.set(parameters, Scaling.centerKey(Feature.RSI), 70);
        assertThat(scaling.scaled(vector, Feature.RSI)).isZero();
    }

    @Test
    void shouldDeclareTwoParametersOfEachFeatureAndTheSchema()
    {
        assertThat(Scaling.specs()).hasSize(2 * Feature.COUNT + 1);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        fit(SCHEMA);
        final Runnable work = () ->
        {
            for (int i = 0; i < 100_000; i++)
            {
                if (scaling.isReady(vector, Feature.RSI))
                {
                    scaling.scaled(vector, Feature.RSI);
                }
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private void fit(final long schema)
    {
        Configured.set(parameters, Scaling.SCHEMA_HASH, schema);
        Configured.set(parameters, Scaling.centerKey(Feature.RSI), 52.5);
        Configured.set(parameters, Scaling.scaleKey(Feature.RSI), 12.5);
    }
}
