package io.petrel.core.math;

import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RollingRankTest
{
    @Test
    void shouldEqualPlainCountsOverSeededStreams()
    {
        Seeds.forEach(50, random ->
        {
            final int length = random.nextInt(1, 40);
            final int levels = random.nextInt(1, 200);
            final RollingRank rank = new RollingRank(length);
            final double[] stream = random.ints(500, -levels, levels).asDoubleStream().toArray();
            for (int i = 0; i < stream.length; i++)
            {
                rank.add(stream[i]);
                assertThat(rank.isFull()).isEqualTo(i + 1 >= length);
                final double probe = random.nextInt(-levels - 1, levels + 1);
                assertThat(rank.shareBelow(probe)).isEqualTo(share(stream, i, length, probe));
                assertThat(rank.shareBelow(stream[i])).isEqualTo(share(stream, i, length, stream[i]));
            }
        });
    }

    @Test
    void shouldReachBothEndsForANumberOutsideTheWindow()
    {
        final RollingRank rank = new RollingRank(3);
        rank.add(1);
        rank.add(1);
        rank.add(2);
        assertThat(rank.shareBelow(0)).isZero();
        assertThat(rank.shareBelow(3)).isEqualTo(1);
        assertThat(rank.shareBelow(1)).isEqualTo(1.0 / 3);
    }

    @Test
    void shouldHashWhatDecidesTheFuture()
    {
        final RollingRank rank = new RollingRank(3);
        final long before = hash(rank);
        rank.add(0);
        assertThat(hash(rank)).isNotEqualTo(before);
    }

    @Test
    void shouldRefuseAWindowWithoutRoom()
    {
        assertThatThrownBy(() -> new RollingRank(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double share(final double[] stream, final int last, final int length, final double value)
    {
        final int first = Math.max(0, last - length + 1);
        int twice = 0;
        for (int i = first; i <= last; i++)
        {
            twice += stream[i] < value ? 2 : stream[i] == value ? 1 : 0;
        }
        return 0.5 * twice / (last - first + 1);
    }

    private static long hash(final RollingRank rank)
    {
        final StateHash hash = new StateHash();
        rank.visitState(hash);
        return hash.value();
    }
}
