package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;

/**
 * What is held or on its way already, as far as the correlation filter asks; supplied by whoever knows portfolio and
 * instruments.
 */
public interface HeldCorrelation
{
    /**
     * Greatest correlation of a new position with one of another instrument that is held, or that working orders would
     * open, along their directions: what moves against such a position counts negative. Instruments whose bars end at
     * the same time decide before the venue has answered the first of them.
     *
     * @param instrumentId of the new position.
     * @param direction    of the new position, not HOLD.
     * @return in [-1, 1]; NaN if nothing else is held, or no correlation with it is known.
     */
    double greatest(int instrumentId, Direction direction);
}
