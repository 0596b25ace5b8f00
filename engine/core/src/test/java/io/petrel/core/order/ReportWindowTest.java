package io.petrel.core.order;

import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportWindowTest
{
    @Test
    void shouldAgreeWithASetWithinItsSpan()
    {
        Seeds.forEach(50, random ->
        {
            final ReportWindow window = new ReportWindow();
            final Set<Long> seen = new HashSet<>();
            long highest = -1;
            for (int i = 0; i < 20_000; i++)
            {
                final long jump = 0 == random.nextInt(500) ? random.nextLong(10_000) : random.nextLong(8);
                final long id = Math.max(0, highest + 4 - jump + (jump > 100 ? 2 * jump : 0));
                final boolean isTooOld = highest - id >= ReportWindow.SPAN;
                assertThat(window.isOvertaken(id)).isEqualTo(id < highest);
                assertThat(window.add(id)).as("id " + id).isEqualTo(!isTooOld && seen.add(id));
                highest = Math.max(highest, id);
            }
        });
    }

    @Test
    void shouldTakeAnAbsentIdAsNew()
    {
        final ReportWindow window = new ReportWindow();
        assertThat(window.add(Units.NULL_ID)).isTrue();
        assertThat(window.add(Units.NULL_ID)).isTrue();
    }

    @Test
    void shouldStartOverWithASession()
    {
        final ReportWindow window = new ReportWindow();
        assertThat(window.add(7)).isTrue();
        assertThat(window.add(7)).isFalse();
        window.reset();
        assertThat(window.add(7)).isTrue();
    }
}
