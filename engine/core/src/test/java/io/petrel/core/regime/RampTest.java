package io.petrel.core.regime;

import io.petrel.core.Configured;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RampTest
{
    private static final ParamSpec FLOOR = ParamSpec.ofNonNegative("test.floor", "1", "Where it begins");
    private static final ParamSpec FULL = ParamSpec.ofNonNegative("test.full", "1", "Where it ends");

    @Test
    void shouldRiseStraightFromFloorToFull()
    {
        final Ramp ramp = ramp(1, 3);

        assertThat(ramp.of(0.5)).isZero();
        assertThat(ramp.of(1.5)).isEqualTo(0.25);
        assertThat(ramp.of(4)).isEqualTo(1);
        assertThat(ramp.of(Double.NaN)).isNaN();
    }

    @Test
    void shouldBeAStepWhereFloorIsNotBelowFullAndKeepWhatIsNoNumber()
    {
        final Ramp ramp = ramp(3, 2);

        assertThat(ramp.of(1.9)).isZero();
        assertThat(ramp.of(2)).isEqualTo(1);
        assertThat(ramp.of(Double.NaN)).isNaN();
        assertThat(ramp(2, 2).of(Double.NaN)).isNaN();
    }

    private static Ramp ramp(final double floor, final double full)
    {
        final Parameters parameters = new Parameters(List.of(FLOOR, FULL));
        Configured.set(parameters, FLOOR.key(), floor);
        Configured.set(parameters, FULL.key(), full);
        return new Ramp(parameters, FLOOR, FULL);
    }
}
