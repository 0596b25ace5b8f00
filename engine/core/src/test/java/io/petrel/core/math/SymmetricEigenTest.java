package io.petrel.core.math;

import io.petrel.core.Seeds;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** A decomposition is right if the vectors are orthonormal and the matrix only stretches each of them. */
final class SymmetricEigenTest
{
    private static final Offset<Double> CLOSE = Offset.offset(1e-13);

    @Test
    void shouldDecomposeRandomMatrices()
    {
        final SymmetricEigen eigen = new SymmetricEigen(16);
        Seeds.forEach(300, random ->
        {
            final double[][] matrix = random(random, random.nextInt(1, 17));
            decompose(eigen, matrix);
            assertDecomposed(eigen, matrix);
        });
    }

    @Test
    void shouldDecomposeEqualCorrelations()
    {
        final SymmetricEigen eigen = new SymmetricEigen(5);
        final double[][] matrix = new double[5][5];
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                matrix[i][j] = i == j ? 1.0 : 0.6;
            }
        }
        decompose(eigen, matrix);
        assertDecomposed(eigen, matrix);
        assertThat(eigen.value(0)).isCloseTo(1 + 4 * 0.6, CLOSE);
        assertThat(eigen.value(4)).isCloseTo(0.4, CLOSE);
        assertThat(eigen.vector(0, 2)).isCloseTo(Math.sqrt(0.2), CLOSE);
    }

    @Test
    void shouldDecomposeSingularAndDiagonalMatrices()
    {
        final SymmetricEigen eigen = new SymmetricEigen(3);
        for (final double[][] matrix : new double[][][]{
            {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}},
            {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}},
            {{1, 0, 0}, {0, 3, 0}, {0, 0, 2}},
            {{0, 1, 0}, {1, 0, 0}, {0, 0, 1e-300}}})
        {
            decompose(eigen, matrix);
            assertDecomposed(eigen, matrix);
        }
    }

    @Test
    void shouldGiveTheSameBitsWhateverWasDecomposedBefore()
    {
        Seeds.forEach(50, random ->
        {
            final double[][] matrix = random(random, random.nextInt(2, 9));
            final SymmetricEigen used = new SymmetricEigen(16);
            decompose(used, random(random, 16));
            decompose(used, matrix);
            final SymmetricEigen fresh = new SymmetricEigen(16);
            decompose(fresh, matrix);
            for (int rank = 0; rank < matrix.length; rank++)
            {
                assertThat(used.value(rank)).isEqualTo(fresh.value(rank));
                for (int row = 0; row < matrix.length; row++)
                {
                    assertThat(used.vector(rank, row)).isEqualTo(fresh.vector(rank, row));
                }
            }
        });
    }

    private static double[][] random(final SplittableRandom random, final int size)
    {
        final double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[i][j] = random.nextDouble(-1.0, 1.0);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static void decompose(final SymmetricEigen eigen, final double[][] matrix)
    {
        eigen.begin(matrix.length);
        for (int i = 0; i < matrix.length; i++)
        {
            for (int j = i; j < matrix.length; j++)
            {
                eigen.set(i, j, matrix[i][j]);
            }
        }
        eigen.decompose();
    }

    private static void assertDecomposed(final SymmetricEigen eigen, final double[][] matrix)
    {
        for (int rank = 0; rank < matrix.length; rank++)
        {
            double greatest = 0;
            for (int row = 0; row < matrix.length; row++)
            {
                double stretched = 0;
                for (int column = 0; column < matrix.length; column++)
                {
                    stretched += matrix[row][column] * eigen.vector(rank, column);
                }
                assertThat(stretched).isCloseTo(eigen.value(rank) * eigen.vector(rank, row), CLOSE);
                greatest = Math.abs(eigen.vector(rank, row)) > Math.abs(greatest) ? eigen.vector(rank, row) : greatest;
            }
            assertThat(greatest).isPositive();
            assertOrthonormal(eigen, rank, matrix.length);
            assertThat(rank > 0 && eigen.value(rank) > eigen.value(rank - 1)).isFalse();
        }
    }

    private static void assertOrthonormal(final SymmetricEigen eigen, final int rank, final int size)
    {
        for (int other = 0; other <= rank; other++)
        {
            double product = 0;
            for (int row = 0; row < size; row++)
            {
                product += eigen.vector(rank, row) * eigen.vector(other, row);
            }
            assertThat(product).isCloseTo(other == rank ? 1.0 : 0.0, CLOSE);
        }
    }
}
