package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * A sum held in two doubles, high and low part, with about 106 bits: adding and later subtracting the same number
 * leaves no trace that a double would show. Knuth's two-sum, and Dekker's product by fma. Pipeline thread only;
 * allocates nothing.
 */
final class CompensatedSum implements Stateful
{
    private double high;
    private double low;

    void add(final double value)
    {
        final double sum = high + value;
        final double part = sum - high;
        final double error = high - (sum - part) + (value - part);
        final double rest = low + error;
        high = sum + rest;
        low = rest - (high - sum);
    }

    void addProduct(final double left, final double right)
    {
        final double product = left * right;
        low += Math.fma(left, right, -product);
        add(product);
    }

    void subtractProduct(final double left, final double right)
    {
        addProduct(-left, right);
    }

    double value()
    {
        return high;
    }

    /** A sum less the square of another divided by a count, in twice the precision until the last step. */
    static double lessMeanSquare(
        final double high, final double low, final double otherHigh, final double otherLow, final int count)
    {
        final double square = otherHigh * otherHigh;
        final double squareLow = Math.fma(otherHigh, otherHigh, -square) + 2.0 * otherHigh * otherLow;
        final double mean = square / count;
        final double meanLow = (Math.fma(-mean, count, square) + squareLow) / count;
        return high - mean + (low - meanLow);
    }

    /** This sum less the product of two others divided by a count, in twice the precision until the last step. */
    double lessMeanProduct(
        final double leftHigh, final double leftLow, final double rightHigh, final double rightLow, final int count)
    {
        final double product = leftHigh * rightHigh;
        final double productLow =
            Math.fma(leftHigh, rightHigh, -product) + (leftHigh * rightLow + leftLow * rightHigh);
        final double mean = product / count;
        final double meanLow = (Math.fma(-mean, count, product) + productLow) / count;
        return high - mean + (low - meanLow);
    }

    void reset()
    {
        high = 0.0;
        low = 0.0;
    }

    void copyFrom(final CompensatedSum other)
    {
        high = other.high;
        low = other.low;
    }

    /** Becomes a plain number. */
    void set(final double value)
    {
        high = value;
        low = 0.0;
    }

    /** Adds another one, times a small whole number of either sign. */
    void addTimes(final CompensatedSum other, final int factor)
    {
        final double product = factor * other.high;
        final double productLow = Math.fma(factor, other.high, -product) + factor * other.low;
        add(product);
        final double rest = low + productLow;
        final double sum = high + rest;
        low = rest - (sum - high);
        high = sum;
    }

    void multiply(final CompensatedSum other)
    {
        final double product = high * other.high;
        final double rest = Math.fma(high, other.high, -product) + (high * other.low + low * other.high);
        high = product + rest;
        low = rest - (high - product);
    }

    void divide(final int divisor)
    {
        final double quotient = high / divisor;
        final double rest = (Math.fma(-quotient, divisor, high) + low) / divisor;
        high = quotient + rest;
        low = rest - (high - quotient);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        high = state.visit(high);
        low = state.visit(low);
    }
}
