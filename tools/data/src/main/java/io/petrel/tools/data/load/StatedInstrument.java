package io.petrel.tools.data.load;

import io.petrel.codecs.unit.Step;
import io.petrel.tools.data.record.Listing;

/**
 * An instrument as its file states it; wins over what the data shows.
 *
 * @param listing venue, contract and currencies.
 * @param tick    price step.
 * @param lot     size step.
 */
public record StatedInstrument(Listing listing, Step tick, Step lot)
{
}
