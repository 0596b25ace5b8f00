package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Wilder's directional movement: +DI, -DI and their average divergence, the ADX, each in [0, 100]. DI is ready with bar
 * n + 1, ADX with bar 2n. A stretch without any range or movement has no direction: DX is then 0. Pipeline thread only;
 * allocates nothing.
 */
final class DirectionalIndex implements Stateful
{
    private static final double PERCENT = 100.0;

    private final WilderMean range;
    private final WilderMean plus;
    private final WilderMean minus;
    private final WilderMean adx;
    private boolean hasPrevious;
    private double previousHigh;
    private double previousLow;
    private double previousClose;

    DirectionalIndex(final int period)
    {
        this(period, period);
    }

    DirectionalIndex(final int period, final int adxPeriod)
    {
        range = new WilderMean(period);
        plus = new WilderMean(period);
        minus = new WilderMean(period);
        adx = new WilderMean(adxPeriod);
    }

    void add(final double high, final double low, final double close)
    {
        if (hasPrevious)
        {
            move(high, low);
        }
        hasPrevious = true;
        previousHigh = high;
        previousLow = low;
        previousClose = close;
    }

    boolean isReady()
    {
        return adx.isReady();
    }

    double adx()
    {
        return adx.value();
    }

    boolean isDirectionReady()
    {
        return range.isReady();
    }

    double plusDi()
    {
        return share(plus.value(), range.value());
    }

    double minusDi()
    {
        return share(minus.value(), range.value());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        range.visitState(state);
        plus.visitState(state);
        minus.visitState(state);
        adx.visitState(state);
        hasPrevious = state.visit(hasPrevious);
        previousHigh = state.visit(previousHigh);
        previousLow = state.visit(previousLow);
        previousClose = state.visit(previousClose);
    }

    private void move(final double high, final double low)
    {
        final double up = high - previousHigh;
        final double down = previousLow - low;
        range.add(AverageTrueRange.trueRange(high, low, previousClose));
        plus.add(up > down ? Math.max(up, 0.0) : 0.0);
        minus.add(down > up ? Math.max(down, 0.0) : 0.0);
        if (range.isReady())
        {
            final double plusDi = plusDi();
            final double minusDi = minusDi();
            adx.add(share(Math.abs(plusDi - minusDi), plusDi + minusDi));
        }
    }

    private static double share(final double part, final double whole)
    {
        return whole > 0.0 ? PERCENT * part / whole : 0.0;
    }
}
