package io.petrel.core.sizing;

import io.petrel.core.portfolio.Position;

/** Knows where positions will be closed at a loss; execution implements it. Pipeline thread only. */
public interface StopSource
{
    /**
     * Stop of what is held, or of what the working entry would open.
     *
     * @param position of the instrument.
     * @return ticks, or the null of ticks if it has none.
     */
    long stopTicks(Position position);
}
