package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimSettingsTest
{
    @Test
    void shouldBuildFromItsDefaults()
    {
        assertThat(SimSettings.builder().build().latency().entryNs()).isEqualTo(1_000_000L);
    }

    @Test
    void shouldNameTheSettingThatIsOutOfRange()
    {
        assertThatThrownBy(() -> LatencySettings.constant(-1, 0))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("entryNs is -1");
        assertThatThrownBy(() -> VenueDriver.feeds(0, 0, 0))
            .hasMessageContaining("syntheticLevels is 0, must be from 1 to 64");
    }
}
