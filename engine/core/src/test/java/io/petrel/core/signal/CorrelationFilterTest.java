package io.petrel.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.core.Huracan;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

/** What one account holds may keep it from following a decision that others follow. */
class CorrelationFilterTest
{
    private final Parameters parameters = Huracan.configured();
    private double correlation = Double.NaN;
    private final CorrelationFilter filter =
        new CorrelationFilter(parameters, (instrument, direction) -> correlation);

    @Test
    void shouldRefuseToDoubleWhatIsHeld()
    {
        assertThat(check()).as("nothing is held").isEqualTo(SizingVerdict.SIZED);
        correlation = 0.8;
        assertThat(check()).isEqualTo(SizingVerdict.SIZED);
        correlation = 0.81;
        assertThat(check()).isEqualTo(SizingVerdict.CORRELATED);
        correlation = -0.9;
        assertThat(check()).as("a hedge").isEqualTo(SizingVerdict.SIZED);
    }

    @Test
    void shouldFollowNothingWhileItsLimitIsNotSet()
    {
        final Parameters none = new Parameters(CorrelationFilter.specs());
        assertThat(new CorrelationFilter(none, (instrument, direction) -> Double.NaN).check(1, Direction.LONG))
            .isEqualTo(SizingVerdict.NOT_CALIBRATED);
    }

    private SizingVerdict check()
    {
        return filter.check(1, Direction.LONG);
    }
}
