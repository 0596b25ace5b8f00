package io.petrel.core.risk;

/** Receives what an account asks for since it did not trade for long. Pipeline thread only. */
public interface InactivitySink
{
    /**
     * The smallest trade is wanted; whether an order leaves is for the gate to say.
     *
     * @param accountId    of the account.
     * @param instrumentId to trade.
     * @param targetLots   to hold, negative when sold.
     * @param stopTicks    price that ends it at a loss.
     * @param maxHoldNs    longest time to hold.
     * @param lastTradeNs  last fill of the account, or the beginning of its phase.
     * @param limitNs      time without a trade that it may take, or the null of time.
     */
    void onInactivityPing(
        int accountId,
        int instrumentId,
        long targetLots,
        long stopTicks,
        long maxHoldNs,
        long lastTradeNs,
        long limitNs);
}
