package io.petrel.core.feature;

import io.petrel.core.math.Normal;
import io.petrel.core.math.RollingMoments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Bulk volume classification: the share of a bar's volume that bought is the normal probability of its price change,
 * in deviations of the changes before it (Easley, Lopez de Prado, O'Hara 2012, equation 5). For feeds without sides.
 * Pipeline thread only; allocates nothing after construction.
 */
final class BulkSides implements Stateful
{
    private final RollingMoments changes;
    private double lastClose;
    private boolean hasClose;
    private boolean isKnown;
    private double netShare;

    BulkSides(final int bars)
    {
        changes = new RollingMoments(bars);
    }

    void onClose(final double closeTicks)
    {
        isKnown = hasClose && changes.isFull();
        if (hasClose)
        {
            final double change = closeTicks - lastClose;
            netShare = isKnown ? netShare(change, Math.sqrt(changes.sampleVariance())) : 0.0;
            changes.add(change);
        }
        lastClose = closeTicks;
        hasClose = true;
    }

    boolean isKnown()
    {
        return isKnown;
    }

    /** Buys less sells of the bar as a share of its volume, in [-1, 1]. */
    double netShare()
    {
        return netShare;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        changes.visitState(state);
        lastClose = state.visit(lastClose);
        hasClose = state.visit(hasClose);
        isKnown = state.visit(isKnown);
        netShare = state.visit(netShare);
    }

    /** Where prices never changed before, any change is beyond measure. */
    private static double netShare(final double change, final double deviation)
    {
        return deviation > 0.0 ? 2.0 * Normal.cdf(change / deviation) - 1.0 : Math.signum(change);
    }
}
