package io.petrel.core.time;

import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventClockTest
{
    private final EventClock clock = new EventClock();

    @Test
    void shouldShowTimeOfLastEvent()
    {
        assertThat(clock.nowNs()).isEqualTo(Units.NULL_TIME_NS);
        clock.advance(5);
        clock.advance(5);
        clock.advance(7);
        assertThat(clock.nowNs()).isEqualTo(7);
    }

    @Test
    void shouldThrowWhenTimeStepsBack()
    {
        clock.advance(5);

        assertThatThrownBy(() -> clock.advance(4)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("from 5 to 4");
    }
}
