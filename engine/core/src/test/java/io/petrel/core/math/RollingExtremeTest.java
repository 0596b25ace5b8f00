package io.petrel.core.math;

import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RollingExtremeTest
{
    @Test
    void shouldEqualPlainExtremesAndTheirAgesOverSeededStreams()
    {
        Seeds.forEach(50, random ->
        {
            final int length = random.nextInt(1, 30);
            final int levels = random.nextInt(2, 1_000);
            final RollingExtreme largest = RollingExtreme.ofLargest(length);
            final RollingExtreme smallest = RollingExtreme.ofSmallest(length);
            final double[] stream = random.ints(500, -levels, levels).asDoubleStream().toArray();
            for (int i = 0; i < stream.length; i++)
            {
                largest.add(stream[i]);
                smallest.add(stream[i]);
                assertThat(largest.isFull()).isEqualTo(i + 1 >= length);
                final int high = latestExtreme(stream, i, length, 1);
                final int low = latestExtreme(stream, i, length, -1);
                assertThat(largest.value()).isEqualTo(stream[high]);
                assertThat(largest.age()).isEqualTo(i - high);
                assertThat(smallest.value()).isEqualTo(stream[low]);
                assertThat(smallest.age()).isEqualTo(i - low);
            }
        });
    }

    @Test
    void shouldHashWhatDecidesTheFutureOnly()
    {
        final RollingExtreme one = RollingExtreme.ofLargest(3);
        final RollingExtreme other = RollingExtreme.ofLargest(3);
        one.add(1);
        other.add(2);
        assertThat(hash(one)).isNotEqualTo(hash(other));
        one.add(5);
        other.add(5);
        assertThat(hash(one)).as("a value below a later one is forgotten").isEqualTo(hash(other));
    }

    @Test
    void shouldRefuseAWindowWithoutRoom()
    {
        assertThatThrownBy(() -> RollingExtreme.ofLargest(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int latestExtreme(final double[] stream, final int last, final int length, final int sign)
    {
        int place = last;
        for (int i = last; i > last - length && i >= 0; i--)
        {
            place = sign * stream[i] > sign * stream[place] ? i : place;
        }
        return place;
    }

    private static long hash(final RollingExtreme extreme)
    {
        final StateHash hash = new StateHash();
        extreme.visitState(hash);
        return hash.value();
    }
}
