package io.petrel.tools.data.record;

import java.util.List;
import java.util.function.Consumer;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MarketOrderAction;
import io.petrel.codecs.event.Side;

/** What happened, in the terms of the source; one kind per message that a tape may hold. */
public sealed interface Payload
{
    /**
     * Every price on the instrument's grid, so that a tick can be found that fits all.
     *
     * @param consumer takes each.
     */
    default void prices(final Consumer<Decimal> consumer)
    {
    }

    /**
     * Every size on the instrument's grid.
     *
     * @param consumer takes each.
     */
    default void sizes(final Consumer<Decimal> consumer)
    {
    }

    /**
     * Whole book.
     *
     * @param lastUpdateId update that it includes.
     * @param bids         best first.
     * @param asks         best first.
     */
    record Snapshot(long lastUpdateId, List<Level> bids, List<Level> asks) implements Payload
    {
        @Override
        public void prices(final Consumer<Decimal> consumer)
        {
            bids.forEach(level -> consumer.accept(level.price()));
            asks.forEach(level -> consumer.accept(level.price()));
        }

        @Override
        public void sizes(final Consumer<Decimal> consumer)
        {
            bids.forEach(level -> consumer.accept(level.size()));
            asks.forEach(level -> consumer.accept(level.size()));
        }
    }

    /**
     * Changed levels.
     *
     * @param firstUpdateId    first update in it.
     * @param lastUpdateId     last update in it.
     * @param previousUpdateId last update of the delta before, null id where the venue does not say.
     * @param bids             changed bids.
     * @param asks             changed asks.
     */
    record Delta(long firstUpdateId, long lastUpdateId, long previousUpdateId, List<Level> bids, List<Level> asks)
        implements Payload
    {
        @Override
        public void prices(final Consumer<Decimal> consumer)
        {
            bids.forEach(level -> consumer.accept(level.price()));
            asks.forEach(level -> consumer.accept(level.price()));
        }

        @Override
        public void sizes(final Consumer<Decimal> consumer)
        {
            bids.forEach(level -> consumer.accept(level.size()));
            asks.forEach(level -> consumer.accept(level.size()));
        }
    }

    /**
     * Best bid and ask as the venue states them.
     *
     * @param updateId book update it belongs to, null id where the venue does not say.
     * @param bid      best bid, {@link Level#NONE} when that side is empty.
     * @param ask      best ask, {@link Level#NONE} when that side is empty.
     */
    record Quote(long updateId, Level bid, Level ask) implements Payload
    {
        @Override
        public void prices(final Consumer<Decimal> consumer)
        {
            consumer.accept(bid.price());
            consumer.accept(ask.price());
        }

        @Override
        public void sizes(final Consumer<Decimal> consumer)
        {
            consumer.accept(bid.size());
            consumer.accept(ask.size());
        }
    }

    /**
     * One trade.
     *
     * @param id           the venue's, null id where it gives none.
     * @param price        above zero.
     * @param size         above zero.
     * @param aggressor    side of the taker.
     * @param isAggregated several fills of one taker at one price.
     * @param isNotMarket  took no displayed liquidity.
     */
    record Print(
        long id, Decimal price, Decimal size, AggressorSide aggressor, boolean isAggregated, boolean isNotMarket)
        implements Payload
    {
        @Override
        public void prices(final Consumer<Decimal> consumer)
        {
            consumer.accept(price);
        }

        @Override
        public void sizes(final Consumer<Decimal> consumer)
        {
            consumer.accept(size);
        }
    }

    /**
     * One order of the market by its identity.
     *
     * @param id     the venue's number of it.
     * @param action what happened to it.
     * @param side   of it.
     * @param price  it rests at, above zero.
     * @param size   added, taken back or traded, above zero.
     */
    record NamedOrder(long id, MarketOrderAction action, Side side, Decimal price, Decimal size) implements Payload
    {
        @Override
        public void prices(final Consumer<Decimal> consumer)
        {
            consumer.accept(price);
        }

        @Override
        public void sizes(final Consumer<Decimal> consumer)
        {
            consumer.accept(size);
        }
    }

    /**
     * One closed bar. One of its two times may be null: the loader knows the period and adds it.
     *
     * @param startNs    begin of the bar, or null time.
     * @param endNs      end of the bar, or null time.
     * @param prices     trade or bid prices.
     * @param askPrices  ask prices, {@link Ohlc#NONE} for bars of trades.
     * @param volume     size traded.
     * @param buyVolume  of it, bought by takers; {@link Decimal#NONE} when unknown.
     * @param tradeCount trades in it, null count when unknown.
     */
    record Candle(
        long startNs, long endNs, Ohlc prices, Ohlc askPrices, Decimal volume, Decimal buyVolume, int tradeCount)
        implements Payload
    {
        @Override
        public void prices(final Consumer<Decimal> consumer)
        {
            prices.each(consumer);
            askPrices.each(consumer);
        }

        @Override
        public void sizes(final Consumer<Decimal> consumer)
        {
            consumer.accept(volume);
            consumer.accept(buyVolume);
        }
    }

    /**
     * Mark price of a perpetual; not on the tick grid.
     *
     * @param mark          mark price.
     * @param index         index price, {@link Decimal#NONE} when not given.
     * @param rate          funding rate as it stands, {@link Decimal#NONE} when not given.
     * @param fundingTimeNs when that rate will be applied, null time when not given.
     */
    record Mark(Decimal mark, Decimal index, Decimal rate, long fundingTimeNs) implements Payload
    {
    }

    /**
     * Trading halted or resumed.
     *
     * @param state of the instrument from here on.
     */
    record Status(InstrumentState state) implements Payload
    {
    }

    /**
     * Something that is read, counted and not put on the tape.
     *
     * @param kind what it was.
     */
    record Skipped(String kind) implements Payload
    {
    }
}
