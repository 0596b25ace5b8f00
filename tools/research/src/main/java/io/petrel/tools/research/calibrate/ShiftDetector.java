package io.petrel.tools.research.calibrate;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Tells when the market is no longer the one that was calibrated on: the greatest distance between the distributions of
 * the newest returns and of those then (Kolmogorov and Smirnov), which is the share of returns that would have to move
 * to make one of the other. Looks once in a tenth of the newest returns, and not before all of them are new.
 */
final class ShiftDetector implements Stateful
{
    private static final int LOOKS = 10;

    private final double share;
    private final double[] newest;
    private final int lookEvery;
    private double[] reference = new double[0];
    private long seen;

    ShiftDetector(final double share, final int newestReturns)
    {
        this.share = share;
        newest = new double[newestReturns];
        lookEvery = Math.max(1, newestReturns / LOOKS);
    }

    /** Starts over with the returns of a calibration. */
    void calibrated(final double[] returns)
    {
        reference = returns.clone();
        Arrays.sort(reference);
        seen = 0;
    }

    /** Takes a return; true when the market has shifted by more than the share. */
    boolean onReturn(final double value)
    {
        newest[(int)(seen++ % newest.length)] = value;
        return reference.length > 0 && seen >= newest.length && 0 == seen % lookEvery && distance() > share;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.fixed(newest.length, "returns in the calibrator's look for shifts");
        seen = state.visit(seen);
        state.visit(newest, newest.length);
        final int length = state.visit(reference.length);
        reference = state.isRestoring() ? new double[length] : reference;
        state.visit(reference, length);
    }

    private double distance()
    {
        final double[] sorted = newest.clone();
        Arrays.sort(sorted);
        double distance = 0;
        int before = 0;
        for (int i = 0; i < sorted.length; i++)
        {
            before = advance(before, sorted[i], false);
            final int through = advance(before, sorted[i], true);
            distance = Math.max(distance, (double)before / reference.length - (double)i / sorted.length);
            distance = Math.max(distance, (i + 1.0) / sorted.length - (double)through / reference.length);
        }
        return distance;
    }

    private int advance(final int from, final double value, final boolean isInclusive)
    {
        int place = from;
        while (place < reference.length && (reference[place] < value || isInclusive && reference[place] == value))
        {
            place++;
        }
        return place;
    }
}
