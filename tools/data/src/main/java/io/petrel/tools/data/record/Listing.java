package io.petrel.tools.data.record;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;

/**
 * What is known about an instrument apart from its data.
 *
 * @param symbol       the venue's name.
 * @param venue        name of the venue.
 * @param contractType how money follows from price and size.
 * @param sequenceRule how its book deltas chain, if it has any.
 * @param base         currency or thing that is traded.
 * @param quote        currency of the price.
 * @param settlement   currency of profit and loss.
 * @param contractSize worth of one contract: quote currency for inverse contracts, else base units per unit of size.
 */
public record Listing(
    String symbol,
    String venue,
    ContractType contractType,
    SequenceRule sequenceRule,
    String base,
    String quote,
    String settlement,
    Step contractSize)
{
}
