package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.state.Stateful;

/** Builds one series of bars from the stream of one instrument and emits each when it closes. */
public interface BarBuilder extends Stateful
{
    /**
     * A trade; one without a positive price and size is counted as refused and changes nothing.
     *
     * @param priceTicks  of the trade.
     * @param sizeLots    of the trade.
     * @param side        of the taker.
     * @param eventTimeNs exchange time.
     */
    void onTrade(long priceTicks, long sizeLots, AggressorSide side, long eventTimeNs);

    /**
     * A quote; one with an empty side or crossed is no price and changes nothing.
     *
     * @param bidTicks    best bid, null when empty.
     * @param askTicks    best ask, null when empty.
     * @param eventTimeNs exchange time.
     */
    void onQuote(long bidTicks, long askTicks, long eventTimeNs);

    /**
     * A closed bar of imported history.
     *
     * @param bar valid during the call only.
     */
    void onImportedBar(Bar bar);

    /**
     * Time passes: closes what is due.
     *
     * @param nowNs time of the core, ns since the epoch.
     */
    void onTime(long nowNs);

    /**
     * Events older than the last closed bar. None of them changed a closed bar.
     *
     * @return count.
     */
    long lateEvents();

    /**
     * Events with an impossible price, size or span. None of them changed a bar.
     *
     * @return count.
     */
    long refusedEvents();
}
