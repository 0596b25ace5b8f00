package io.petrel.core.pipeline;

import io.petrel.codecs.event.Direction;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.market.Instruments;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.signal.HeldCorrelation;

/**
 * Tells the correlation filter what one account holds or has on its way, from its portfolio and the correlations of the
 * instruments. Pipeline thread only; holds no state and allocates nothing.
 */
final class HeldPositions implements HeldCorrelation
{
    private static final int UNKNOWN_PLACE = -1;

    private final Portfolio portfolio;
    private final Instruments instruments;
    private final CrossAssets crossAssets;

    /** {@code crossAssets} gives places in the order of definition, as {@code instruments} does. */
    HeldPositions(final Portfolio portfolio, final Instruments instruments, final CrossAssets crossAssets)
    {
        this.portfolio = portfolio;
        this.instruments = instruments;
        this.crossAssets = crossAssets;
    }

    @Override
    public double greatest(final int instrumentId, final Direction direction)
    {
        final int place = placeOf(instrumentId);
        double greatest = Double.NaN;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            final int otherId = position.instrument().id();
            final int sign = sign(position);
            if (0 != sign && otherId != instrumentId)
            {
                final double correlation = crossAssets.correlation(place, placeOf(otherId));
                final double along = (Direction.LONG == direction) == sign > 0 ? correlation : -correlation;
                greatest = Double.isNaN(greatest) || along > greatest ? along : greatest;
            }
        }
        return greatest;
    }

    /** Of what is held, or while nothing is, of what the working orders would open. */
    private static int sign(final Position position)
    {
        return Long.signum(
            0 != position.lots() ? position.lots() : position.workingBuyLots() - position.workingSellLots());
    }

    private int placeOf(final int instrumentId)
    {
        for (int place = 0; place < instruments.size(); place++)
        {
            if (instruments.at(place).id() == instrumentId)
            {
                return place;
            }
        }
        return UNKNOWN_PLACE;
    }
}
