package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;

/** What is held already, as far as the correlation filter asks; supplied by whoever knows portfolio and instruments. */
public interface HeldCorrelation
{
    /**
     * Greatest correlation of a new position with one that is held in another instrument, along their directions: what
     * moves against a held position counts negative.
     *
     * @param instrumentId of the new position.
     * @param direction    of the new position, not HOLD.
     * @return in [-1, 1]; NaN if nothing else is held, or no correlation with it is known.
     */
    double greatest(int instrumentId, Direction direction);
}
