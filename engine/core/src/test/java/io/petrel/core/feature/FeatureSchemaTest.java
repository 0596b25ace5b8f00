package io.petrel.core.feature;

import io.petrel.codecs.event.DepthKind;
import io.petrel.core.Huracan;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class FeatureSchemaTest
{
    @Test
    void shouldBeTheHashThatTheVectorShows()
    {
        assertThat(FeatureSchema.hashOf(Huracan.configured()))
            .isEqualTo(Huracan.features(Markets.market(DepthKind.TRADES_ONLY)).vector().schemaHash());
    }

    @Test
    void shouldChangeWithAnyNumberOfAFeature()
    {
        final long schema = FeatureSchema.hashOf(Huracan.configured());
        final Parameters other = Huracan.configured();
        Huracan.set(other, "feature.micro_flow_weight", 0.25);
        assertThat(FeatureSchema.hashOf(other)).isNotEqualTo(schema);
    }

    @Test
    void shouldRefuseWhatWasTrainedOnAnotherSchema()
    {
        assertThatCode(() -> FeatureSchema.requireSame("model a", 7, 7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FeatureSchema.requireSame("model a", 7, 0xABC0000000000000L))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("model a was trained on feature schema 0000000000000007")
            .hasMessageContaining("abc0000000000000");
    }
}
