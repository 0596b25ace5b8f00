package io.petrel.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Every window says the same, to the bit, whether it went on or was restored in between, at any moment. */
final class RestoreTest
{
    private static final int SEEDS = 40;
    private static final int UPDATES = 300;

    @Test
    void shouldGoOnAfterARestoreAsIfNothingHadHappened()
    {
        Seeds.forEach(SEEDS, random ->
        {
            check(random, RollingCounts::new, (window, x) -> window.add((long)(1e6 * x)), window ->
                new double[]{window.sum(), said(window.isFull())});
            check(random, Lagged::new, Lagged::add, line -> new double[]{line.past(), said(line.isReady())});
            check(random, RollingMoments::new, RollingMoments::add, window ->
                new double[]{window.sum(), window.variance(), window.meanSquare(), said(window.isFull())});
            check(random, RollingRank::new, RollingRank::add, window ->
                new double[]{window.shareBelow(0), window.shareBelow(0.5), said(window.isFull())});
            check(random, RollingExtreme::ofLargest, RollingExtreme::add, window ->
                new double[]{window.value(), window.age(), said(window.isFull())});
            check(random, RollingExtreme::ofSmallest, RollingExtreme::add, window ->
                new double[]{window.value(), window.age(), said(window.isFull())});
            check(random, length -> new RollingShape(length + 3), RollingShape::add, window ->
                new double[]{window.skewness(), window.excessKurtosis(), said(window.isKnown())});
            check(random, RollingCovariance::new, (window, x) -> window.add(x, x * x - 0.25), window ->
                new double[]{window.sampleCovariance(), window.correlation(), said(window.isFull())});
            check(random, length -> new Roughness(length, 3), Roughness::add, lines ->
                new double[]{lines.hurst(), lines.fractalDimension(), said(lines.isReady())});
        });
    }

    @Test
    void shouldKeepEigenvaluesAndVectors()
    {
        Seeds.forEach(SEEDS, random ->
        {
            final int capacity = random.nextInt(2, 8);
            final SymmetricEigen whole = new SymmetricEigen(capacity);
            SymmetricEigen restored = new SymmetricEigen(capacity);
            for (int round = 0; round < 4; round++)
            {
                final int size = random.nextInt(2, capacity + 1);
                final long matrix = random.nextLong();
                decompose(whole, new SplittableRandom(matrix), size);
                decompose(restored, new SplittableRandom(matrix), size);
                assertThat(bits(says(restored))).isEqualTo(bits(says(whole)));
                restored = Restored.from(restored, new SymmetricEigen(capacity));
                assertThat(bits(says(restored))).isEqualTo(bits(says(whole)));
            }
        });
    }

    private static <T extends Stateful> void check(
        final SplittableRandom random,
        final IntFunction<T> maker,
        final BiConsumer<T, Double> update,
        final Function<T, double[]> says)
    {
        final int length = random.nextInt(2, 60);
        final T whole = maker.apply(length);
        T restored = maker.apply(length);
        for (int i = 0; i < UPDATES; i++)
        {
            final double x = next(random);
            update.accept(whole, x);
            update.accept(restored, x);
            assertThat(bits(says.apply(restored))).isEqualTo(bits(says.apply(whole)));
            assertThat(Restored.hash(restored)).isEqualTo(Restored.hash(whole));
            restored = 0 == random.nextInt(10) ? Restored.from(restored, maker.apply(length)) : restored;
        }
    }

    /** Ties, both zeros and wide ranges among them. */
    private static double next(final SplittableRandom random)
    {
        return switch (random.nextInt(6))
        {
            case 0 -> -0.0;
            case 1 -> 0.0;
            case 2 -> random.nextInt(-2, 3);
            case 3 -> random.nextDouble(-1, 1) * 1e6;
            default -> random.nextDouble(-1, 1);
        };
    }

    private static void decompose(final SymmetricEigen eigen, final SplittableRandom random, final int size)
    {
        eigen.begin(size);
        for (int row = 0; row < size; row++)
        {
            for (int column = row; column < size; column++)
            {
                eigen.set(row, column, random.nextDouble(-1, 1));
            }
        }
        eigen.decompose();
    }

    private static double[] says(final SymmetricEigen eigen)
    {
        final double[] said = new double[eigen.size() * (eigen.size() + 1)];
        int at = 0;
        for (int rank = 0; rank < eigen.size(); rank++)
        {
            said[at++] = eigen.value(rank);
            for (int row = 0; row < eigen.size(); row++)
            {
                said[at++] = eigen.vector(rank, row);
            }
        }
        return said;
    }

    private static double said(final boolean flag)
    {
        return flag ? 1 : 0;
    }

    private static long[] bits(final double[] values)
    {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
