package io.petrel.core.feature;

/**
 * Contribution of one change of a level to order-flow imbalance: what was added to the bid and taken from the ask, in
 * lots (R. Cont, A. Kukanov, S. Stoikov, "The Price Impact of Order Book Events", Journal of Financial Econometrics 12,
 * 2014, equation 4). Pipeline thread only; allocates nothing.
 */
final class FlowEvent
{
    private FlowEvent()
    {
    }

    static long of(
        final long bidTicksBefore,
        final long bidLotsBefore,
        final long bidTicks,
        final long bidLots,
        final long askTicksBefore,
        final long askLotsBefore,
        final long askTicks,
        final long askLots)
    {
        final long bids = Math.subtractExact(
            bidTicks >= bidTicksBefore ? bidLots : 0, bidTicks <= bidTicksBefore ? bidLotsBefore : 0);
        final long asks = Math.subtractExact(
            askTicks <= askTicksBefore ? askLots : 0, askTicks >= askTicksBefore ? askLotsBefore : 0);
        return Math.subtractExact(bids, asks);
    }
}
