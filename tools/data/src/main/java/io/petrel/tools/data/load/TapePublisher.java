package io.petrel.tools.data.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.agrona.ExpandableArrayBuffer;

import io.petrel.codecs.event.BarEncoder;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.FundingRateEncoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MarkPriceEncoder;
import io.petrel.codecs.event.MarketOrderEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Ohlc;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.tape.TapeWriter;

/** Encodes records in the units of their instrument and appends them to a tape. */
final class TapePublisher
{
    private static final Step E12 = Step.of(1, -12);
    private static final int VENUE_ID = 1;

    private final TapeWriter tape;
    private final ImportCounts counts;
    private final Map<String, TapeInstrument> instruments = new LinkedHashMap<>();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final TopOfBookEncoder quote = new TopOfBookEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final MarkPriceEncoder markPrice = new MarkPriceEncoder();
    private final FundingRateEncoder funding = new FundingRateEncoder();
    private final MarketOrderEncoder marketOrder = new MarketOrderEncoder();
    private final VenueStatusEncoder status = new VenueStatusEncoder();
    private final BookPublisher books;

    TapePublisher(final TapeWriter tape, final ImportCounts counts)
    {
        this.tape = tape;
        this.counts = counts;
        this.books = new BookPublisher(tape, counts);
    }

    void define(final String symbol, final TapeInstrument instrument, final long timeNs)
    {
        instruments.put(symbol, instrument);
        definition.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .instrumentId(instrument.id())
            .contractType(instrument.listing().contractType())
            .sequenceRule(DepthKind.DEPTH == instrument.depthKind() ?
                instrument.listing().sequenceRule() : SequenceRule.NONE)
            .state(InstrumentState.TRADING)
            .depthKind(instrument.depthKind())
            .tickMantissa(instrument.tick().mantissa())
            .lotMantissa(instrument.lot().mantissa())
            .contractSizeMantissa(instrument.contractSize().mantissa())
            .tickExponent((byte)instrument.tick().exponent())
            .lotExponent((byte)instrument.lot().exponent())
            .contractSizeExponent((byte)instrument.contractSize().exponent())
            .symbol(instrument.listing().symbol())
            .venue(instrument.listing().venue())
            .baseCurrency(instrument.listing().base())
            .quoteCurrency(instrument.listing().quote())
            .settlementCurrency(instrument.listing().settlement());
        append(timeNs, timeNs, definition.encodedLength());
        counts.written("InstrumentDefinition");
    }

    /**
     * Puts one completed record on the tape.
     *
     * @throws IllegalArgumentException when a number is not a whole multiple of the instrument's tick or lot.
     */
    void publish(final MarketRecord record)
    {
        final TapeInstrument instrument = instruments.get(record.symbol());
        final Payload payload = record.payload();

        if (payload instanceof Payload.Delta)
        {
            books.onDelta(instrument, record);
        }
        else if (payload instanceof Payload.Snapshot)
        {
            books.onSnapshot(instrument, record);
        }
        else if (payload instanceof Payload.Quote level)
        {
            onQuote(instrument, record, level);
        }
        else if (payload instanceof Payload.Print print)
        {
            onTrade(instrument, record, print);
        }
        else if (payload instanceof Payload.Candle candle)
        {
            onBar(instrument, record, candle);
        }
        else if (payload instanceof Payload.Mark mark)
        {
            onMark(instrument, record, mark);
        }
        else if (payload instanceof Payload.Status change)
        {
            onStatus(instrument, record, change);
        }
        else if (payload instanceof Payload.NamedOrder order)
        {
            onOrder(instrument, record, order);
        }
    }

    List<TapeInstrument> instruments()
    {
        return List.copyOf(instruments.values());
    }

    private void onQuote(final TapeInstrument instrument, final MarketRecord record, final Payload.Quote level)
    {
        quote.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .updateId(level.updateId())
            .bidPriceTicks(ticks(instrument, level.bid()))
            .bidSizeLots(lots(instrument, level.bid()))
            .askPriceTicks(ticks(instrument, level.ask()))
            .askSizeLots(lots(instrument, level.ask()))
            .instrumentId(instrument.id());
        append(record, quote.encodedLength(), "TopOfBook");
    }

    private void onTrade(final TapeInstrument instrument, final MarketRecord record, final Payload.Print print)
    {
        if (print.isAggregated() && instrument.hasSingleTrades())
        {
            counts.skipped("aggTrade, its trades are on the tape one by one");
            return;
        }

        trade.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .tradeId(print.id())
            .priceTicks(print.price().units(instrument.tick()))
            .sizeLots(print.size().units(instrument.lot()))
            .instrumentId(instrument.id())
            .aggressorSide(print.aggressor());
        trade.flags().clear().aggregated(print.isAggregated()).notMarket(print.isNotMarket());
        append(record, trade.encodedLength(), "Trade");
    }

    private void onBar(final TapeInstrument instrument, final MarketRecord record, final Payload.Candle candle)
    {
        final Step tick = instrument.tick();
        final Ohlc prices = candle.prices();
        final Ohlc asks = candle.askPrices();
        bar.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .startTimeNs(candle.startNs())
            .endTimeNs(candle.endNs())
            .openTicks(barTicks(prices.open(), tick))
            .highTicks(barTicks(prices.high(), tick))
            .lowTicks(barTicks(prices.low(), tick))
            .closeTicks(barTicks(prices.close(), tick))
            .volumeLots(barLots(candle.volume(), instrument.lot()))
            .buyVolumeLots(barLots(candle.buyVolume(), instrument.lot()))
            .askOpenTicks(barTicks(asks.open(), tick))
            .askHighTicks(barTicks(asks.high(), tick))
            .askLowTicks(barTicks(asks.low(), tick))
            .askCloseTicks(barTicks(asks.close(), tick))
            .tradeCount(candle.tradeCount())
            .instrumentId(instrument.id());
        instrument.onBar(candle.startNs(), candle.endNs());
        append(record, bar.encodedLength(), "Bar");
    }

    /** The rate in force at a boundary is the last one announced before it; published once, when it has passed. */
    private void onMark(final TapeInstrument instrument, final MarketRecord record, final Payload.Mark mark)
    {
        final boolean hasRate = !mark.rate().isNone() && Units.NULL_TIME_NS != mark.fundingTimeNs();

        if (hasRate && instrument.isFundingApplied(mark.fundingTimeNs()))
        {
            funding.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(record.eventTimeNs())
                .fundingTimeNs(instrument.fundingTimeNs())
                .rateE12(instrument.rateE12())
                .instrumentId(instrument.id());
            append(record, funding.encodedLength(), "FundingRate");
        }

        if (hasRate)
        {
            instrument.announce(mark.fundingTimeNs(), mark.rate().units(E12));
        }

        markPrice.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .markPriceTicks(mark.mark().nearestUnits(instrument.tick()))
            .indexPriceTicks(mark.index().isNone() ? Units.NULL_TICKS : mark.index().nearestUnits(instrument.tick()))
            .instrumentId(instrument.id());
        append(record, markPrice.encodedLength(), "MarkPrice");
    }

    private void onStatus(final TapeInstrument instrument, final MarketRecord record, final Payload.Status change)
    {
        status.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .venueId(VENUE_ID)
            .instrumentId(instrument.id())
            .state(VenueState.CONNECTED)
            .instrumentState(change.state());
        append(record, status.encodedLength(), "VenueStatus");
    }

    private void onOrder(final TapeInstrument instrument, final MarketRecord record, final Payload.NamedOrder order)
    {
        marketOrder.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .orderId(order.id())
            .priceTicks(order.price().units(instrument.tick()))
            .sizeLots(order.size().units(instrument.lot()))
            .instrumentId(instrument.id())
            .side(order.side())
            .action(order.action());
        append(record, marketOrder.encodedLength(), "MarketOrder");
    }

    private static long ticks(final TapeInstrument instrument, final Level level)
    {
        return level.price().isNone() ? Units.NULL_TICKS : level.price().units(instrument.tick());
    }

    private static long lots(final TapeInstrument instrument, final Level level)
    {
        return level.size().isNone() ? Units.NULL_LOTS : level.size().units(instrument.lot());
    }

    private static long barTicks(final Decimal price, final Step tick)
    {
        return price.isNone() ? Units.NULL_TICKS : price.rounded(SymbolSurvey.BAR_PRICE_DECIMALS).units(tick);
    }

    private static long barLots(final Decimal size, final Step lot)
    {
        return size.isNone() ? Units.NULL_LOTS : size.rounded(SymbolSurvey.BAR_SIZE_DECIMALS).units(lot);
    }

    private void append(final MarketRecord record, final int encodedLength, final String kind)
    {
        append(record.eventTimeNs(), record.ingestNs(), encodedLength);
        counts.written(kind);
    }

    private void append(final long eventTimeNs, final long ingestTimeNs, final int encodedLength)
    {
        tape.append(eventTimeNs, ingestTimeNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
