package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimSettingsTest
{
    @Test
    void shouldBuildFromItsDefaults()
    {
        assertThat(SimSettings.builder().build().orderLatencyNs()).isEqualTo(1_000_000L);
    }

    @Test
    void shouldNameTheSettingThatIsOutOfRange()
    {
        assertThatThrownBy(() -> SimSettings.builder().orderLatencyNs(-1).build())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("orderLatencyNs is -1");
        assertThatThrownBy(() -> SimSettings.builder().syntheticLevels(0).build())
            .hasMessageContaining("syntheticLevels is 0, must be from 1 to 64");
    }
}
