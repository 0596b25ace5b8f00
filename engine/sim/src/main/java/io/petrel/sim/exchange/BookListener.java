package io.petrel.sim.exchange;

/**
 * Hears what happens in a book, in the order in which it happens, within the call that causes it. Slots are valid
 * during the call; the listener reads them through {@link MatchingBook#orders()} and does not call the book. What it
 * does not care to hear it leaves out, but for trades.
 */
public interface BookListener
{
    /**
     * An order was admitted; nothing of it has traded.
     *
     * @param slot of it.
     */
    default void onAccepted(final int slot)
    {
    }

    /**
     * Two orders traded. Sizes of both hold the trade already; an order without remaining lots is gone after the call.
     *
     * @param takerSlot  of the incoming order.
     * @param makerSlot  of the resting order.
     * @param priceTicks the resting order's price.
     * @param lots       traded.
     */
    void onTrade(int takerSlot, int makerSlot, long priceTicks, long lots);

    /**
     * What is left of an order ends unfilled.
     *
     * @param slot   of it, sizes as they were.
     * @param reason why.
     */
    default void onEnded(final int slot, final EndReason reason)
    {
    }

    /**
     * A stop woke up: from now on it is a market or limit order.
     *
     * @param slot of it.
     */
    default void onTriggered(final int slot)
    {
    }

    /**
     * Price or size of an order changed at its owner's wish, before it trades at the new price.
     *
     * @param slot of it.
     */
    default void onReplaced(final int slot)
    {
    }

    /**
     * An order shrank without trading because it met an own order.
     *
     * @param slot of it.
     */
    default void onDecremented(final int slot)
    {
    }

    /**
     * The displayed size at a price changed; read the new one from the book when the call that causes it is over.
     *
     * @param isBid      side.
     * @param priceTicks price.
     */
    default void onLevel(final boolean isBid, final long priceTicks)
    {
    }
}
