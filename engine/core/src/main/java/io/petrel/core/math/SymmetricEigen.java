package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 8.5): always the same rotations in the same order, at most {@value #MAX_SWEEPS} sweeps, though seven or
 * so are enough. The largest eigenvalue comes first; of each vector the component of largest magnitude, and of equal
 * ones the first, is positive. Pipeline thread only; allocates nothing after construction.
 */
public final class SymmetricEigen implements Stateful
{
    private static final int MAX_SWEEPS = 32;
    /** An element this small beside its diagonal changes no eigenvalue by as much as a rounding. */
    private static final double NEGLIGIBLE = 0x1p-60;

    private final int capacity;
    private final double[] matrix;
    private final double[] vectors;
    private int size;

    /**
     * Makes room.
     *
     * @param capacity largest matrix, in rows.
     */
    public SymmetricEigen(final int capacity)
    {
        this.capacity = capacity;
        matrix = new double[capacity * capacity];
        vectors = new double[capacity * capacity];
    }

    /**
     * Begins a matrix; every element on and above the diagonal must then be set.
     *
     * @param newSize in rows, up to the capacity.
     */
    public void begin(final int newSize)
    {
        size = newSize;
    }

    /**
     * Sets an element and its mirror image.
     *
     * @param row    from 0.
     * @param column from 0.
     * @param value  finite.
     */
    public void set(final int row, final int column, final double value)
    {
        matrix[row * capacity + column] = value;
        matrix[column * capacity + row] = value;
    }

    /** Decomposes the matrix, which is lost. */
    public void decompose()
    {
        makeIdentity();
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++)
        {
            if (0 == sweep())
            {
                break;
            }
        }
        for (int rank = 0; rank < size; rank++)
        {
            bringLargestTo(rank);
            orient(rank);
        }
    }

    /**
     * Rows of the matrix.
     *
     * @return 0 before the first.
     */
    public int size()
    {
        return size;
    }

    /**
     * Eigenvalue.
     *
     * @param rank 0 for the largest.
     * @return the value.
     */
    public double value(final int rank)
    {
        return matrix[rank * capacity + rank];
    }

    /**
     * Component of an eigenvector of length 1.
     *
     * @param rank 0 for that of the largest eigenvalue.
     * @param row  from 0.
     * @return the component.
     */
    public double vector(final int rank, final int row)
    {
        return vectors[rank * capacity + row];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        size = state.visit(size);
        for (int rank = 0; rank < size; rank++)
        {
            final int diagonal = rank * capacity + rank;
            matrix[diagonal] = state.visit(matrix[diagonal]);
            for (int row = 0; row < size; row++)
            {
                final int component = rank * capacity + row;
                vectors[component] = state.visit(vectors[component]);
            }
        }
    }

    private void makeIdentity()
    {
        for (int rank = 0; rank < size; rank++)
        {
            for (int row = 0; row < size; row++)
            {
                vectors[rank * capacity + row] = rank == row ? 1.0 : 0.0;
            }
        }
    }

    /** Visits every element above the diagonal; returns how many it had to rotate away. */
    private int sweep()
    {
        int rotations = 0;
        for (int p = 0; p < size - 1; p++)
        {
            for (int q = p + 1; q < size; q++)
            {
                final double element = matrix[p * capacity + q];
                if (Math.abs(element) > NEGLIGIBLE * Math.max(Math.abs(value(p)), Math.abs(value(q))))
                {
                    rotate(p, q, element);
                    rotations++;
                }
            }
        }
        return rotations;
    }

    private void rotate(final int p, final int q, final double element)
    {
        final double theta = (value(q) - value(p)) / (2.0 * element);
        final double magnitude = 1.0 / (Math.abs(theta) + Math.sqrt(theta * theta + 1.0));
        final double tangent = theta < 0.0 ? -magnitude : magnitude;
        final double cosine = 1.0 / Math.sqrt(tangent * tangent + 1.0);
        final double sine = tangent * cosine;
        final double newP = value(p) - tangent * element;
        final double newQ = value(q) + tangent * element;
        for (int i = 0; i < size; i++)
        {
            turn(matrix, p * capacity + i, q * capacity + i, cosine, sine);
            turn(vectors, p * capacity + i, q * capacity + i, cosine, sine);
        }
        for (int i = 0; i < size; i++)
        {
            matrix[i * capacity + p] = matrix[p * capacity + i];
            matrix[i * capacity + q] = matrix[q * capacity + i];
        }
        set(p, p, newP);
        set(q, q, newQ);
        set(p, q, 0.0);
    }

    private static void turn(
        final double[] rows, final int first, final int second, final double cosine, final double sine)
    {
        final double a = rows[first];
        final double b = rows[second];
        rows[first] = cosine * a - sine * b;
        rows[second] = sine * a + cosine * b;
    }

    private void bringLargestTo(final int rank)
    {
        int largest = rank;
        for (int i = rank + 1; i < size; i++)
        {
            largest = value(i) > value(largest) ? i : largest;
        }
        final double value = value(largest);
        matrix[largest * capacity + largest] = value(rank);
        matrix[rank * capacity + rank] = value;
        for (int row = 0; row < size && largest != rank; row++)
        {
            final double component = vector(largest, row);
            vectors[largest * capacity + row] = vector(rank, row);
            vectors[rank * capacity + row] = component;
        }
    }

    private void orient(final int rank)
    {
        double greatest = 0.0;
        for (int row = 0; row < size; row++)
        {
            greatest = Math.abs(vector(rank, row)) > Math.abs(greatest) ? vector(rank, row) : greatest;
        }
        for (int row = 0; row < size && greatest < 0.0; row++)
        {
            vectors[rank * capacity + row] = -vector(rank, row);
        }
    }
}
