package io.petrel.sim;

import io.petrel.core.state.Stateful;

/**
 * What one instrument's market shows, level by level, as far as its feed tells or a stated model assumes. Our own
 * orders are never in it: the recording did not know them. One walk at a time.
 */
interface DisplayedMarket extends Stateful
{
    /** Whether orders can be matched on it: trading, known, not crossed. */
    boolean isUsable();

    /** Best price of a side, {@code Units.NULL_TICKS} when it shows none. */
    long bestTicks(boolean isBid);

    /** Lots shown at a price, 0 when there is no such level. */
    long displayedLots(boolean isBid, long priceTicks);

    /** Lots a new resting order stands behind; {@link QueuePosition#UNKNOWN_LOTS} where the feed does not reach. */
    long queueLots(boolean isBid, long priceTicks);

    /** Whether a level at this price would be shown if it existed. */
    boolean isVisible(boolean isBid, long priceTicks);

    /** Update id of the venue as of which a level at this price is shown. */
    long levelUpdateId(boolean isBid, long priceTicks);

    /** Newest update id of the venue that is known at all. */
    long latestUpdateId();

    /** Opens a walk over the levels of a side that a taker can reach, best first. */
    void startWalk(boolean isBid);

    /** Moves to the next level; false when there is none. */
    boolean nextLevel();

    /** Price of the level walked to. */
    long levelTicks();

    /** Lots shown at the level walked to. */
    long levelLots();
}
