package io.petrel.core.pipeline;

import io.petrel.codecs.event.Direction;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.signal.HeldCorrelation;
import java.util.Arrays;

/**
 * Tells the correlation filter what is held or on its way, from the portfolio and the correlations of the instruments.
 * Its list of instruments follows from their definitions. Pipeline thread only; allocates when an instrument is
 * defined.
 */
final class HeldPositions implements HeldCorrelation
{
    private static final int UNKNOWN_PLACE = -1;

    private final Portfolio portfolio;
    private final CrossAssets crossAssets;
    private int[] idByPlace = new int[0];

    HeldPositions(final Portfolio portfolio, final CrossAssets crossAssets)
    {
        this.portfolio = portfolio;
        this.crossAssets = crossAssets;
    }

    /** An instrument was defined: call in the order in which {@link CrossAssets} gives places. */
    void add(final int instrumentId)
    {
        idByPlace = Arrays.copyOf(idByPlace, idByPlace.length + 1);
        idByPlace[idByPlace.length - 1] = instrumentId;
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
        for (int place = 0; place < idByPlace.length; place++)
        {
            if (idByPlace[place] == instrumentId)
            {
                return place;
            }
        }
        return UNKNOWN_PLACE;
    }
}
