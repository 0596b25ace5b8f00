package io.petrel.tools.data.tape;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MarkPriceDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;

/**
 * A tape as short lines, so that a test can say exactly what it expects. Numbers are ticks and lots, "-" is null; what
 * is neither market data nor a definition stands at the end.
 */
public final class TapeText implements TapeEvents
{
    private final List<String> lines = new ArrayList<>();

    private TapeText()
    {
    }

    /** All events. */
    public static List<String> of(final Path tape)
    {
        final TapeText text = new TapeText();
        new TapeAdapter().read(tape, text, TapeProgress.NONE);
        text.addOthers(tape);
        return text.lines;
    }

    /** Event and ingest time of every event that is no definition. */
    public static List<String> times(final Path tape)
    {
        final List<String> times = new ArrayList<>();

        try (TapeReader reader = new TapeReader(tape))
        {
            while (reader.next())
            {
                if (InstrumentDefinitionDecoder.TEMPLATE_ID != reader.templateId())
                {
                    times.add(reader.eventTimeNs() + " " + reader.ingestTimeNs());
                }
            }
        }

        return times;
    }

    @Override
    public void onInstrument(final InstrumentDefinitionDecoder definition)
    {
        lines.add("instrument " + definition.instrumentId() + " " + definition.symbol() + " " + definition.venue() +
            " " + definition.contractType() + " " + definition.sequenceRule() + " " + definition.depthKind() +
            " tick " + definition.tickMantissa() + "e" + definition.tickExponent() +
            " lot " + definition.lotMantissa() + "e" + definition.lotExponent() +
            " size " + definition.contractSizeMantissa() + "e" + definition.contractSizeExponent() +
            " " + definition.baseCurrency() + "/" + definition.quoteCurrency() + "/" +
            definition.settlementCurrency());
    }

    @Override
    public void onSnapshot(final BookSnapshotDecoder snapshot)
    {
        final StringBuilder line = new StringBuilder("snapshot " + snapshot.instrumentId() + " " +
            snapshot.lastUpdateId() + " bids");
        snapshot.bids().forEach(bid -> line.append(' ').append(bid.priceTicks()).append('@').append(bid.sizeLots()));
        line.append(" asks");
        snapshot.asks().forEach(ask -> line.append(' ').append(ask.priceTicks()).append('@').append(ask.sizeLots()));
        lines.add(line.toString());
    }

    @Override
    public void onDelta(final BookDeltaDecoder delta)
    {
        final StringBuilder line = new StringBuilder((delta.flags().resent() ? "resent " : "delta ") +
            delta.instrumentId() + " " + delta.firstUpdateId() + "-" + delta.lastUpdateId() + " after " +
            number(delta.previousUpdateId()) + " bids");
        delta.bids().forEach(bid -> line.append(' ').append(bid.priceTicks()).append('@').append(bid.sizeLots()));
        line.append(" asks");
        delta.asks().forEach(ask -> line.append(' ').append(ask.priceTicks()).append('@').append(ask.sizeLots()));
        lines.add(line.toString());
    }

    @Override
    public void onTopOfBook(final TopOfBookDecoder quote)
    {
        lines.add("quote " + quote.instrumentId() + " " + number(quote.updateId()) + " " +
            number(quote.bidPriceTicks()) + "@" + number(quote.bidSizeLots()) + " / " +
            number(quote.askPriceTicks()) + "@" + number(quote.askSizeLots()));
    }

    @Override
    public void onTrade(final TradeDecoder trade)
    {
        lines.add("trade " + trade.instrumentId() + " " + number(trade.tradeId()) + " " + trade.priceTicks() + "@" +
            trade.sizeLots() + " " + trade.aggressorSide() + (trade.flags().aggregated() ? " aggregated" : "") +
            (trade.flags().notMarket() ? " not market" : ""));
    }

    @Override
    public void onBar(final BarDecoder bar)
    {
        lines.add("bar " + bar.instrumentId() + " " + bar.startTimeNs() + "-" + bar.endTimeNs() + " " +
            number(bar.openTicks()) + " " + number(bar.highTicks()) + " " + number(bar.lowTicks()) + " " +
            number(bar.closeTicks()) + " volume " + number(bar.volumeLots()) + " bought " +
            number(bar.buyVolumeLots()) + " ask " + number(bar.askOpenTicks()) + " " + number(bar.askHighTicks()) +
            " " + number(bar.askLowTicks()) + " " + number(bar.askCloseTicks()) + " n " +
            (Integer.MIN_VALUE == bar.tradeCount() ? "-" : bar.tradeCount()));
    }

    private void addOthers(final Path tape)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final MarkPriceDecoder mark = new MarkPriceDecoder();
        final FundingRateDecoder funding = new FundingRateDecoder();
        final VenueStatusDecoder status = new VenueStatusDecoder();

        try (TapeReader reader = new TapeReader(tape))
        {
            while (reader.next())
            {
                switch (reader.templateId())
                {
                    case MarkPriceDecoder.TEMPLATE_ID ->
                    {
                        mark.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                        lines.add("mark " + mark.instrumentId() + " " + mark.markPriceTicks() + " index " +
                            number(mark.indexPriceTicks()));
                    }
                    case FundingRateDecoder.TEMPLATE_ID ->
                    {
                        funding.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                        lines.add("funding " + funding.instrumentId() + " " + funding.rateE12() + " at " +
                            funding.fundingTimeNs());
                    }
                    case VenueStatusDecoder.TEMPLATE_ID ->
                    {
                        status.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                        lines.add("status " + status.instrumentId() + " " + status.instrumentState());
                    }
                    default ->
                    {
                        // printed in place
                    }
                }
            }
        }
    }

    private static String number(final long value)
    {
        return Units.NULL_ID == value ? "-" : Long.toString(value);
    }
}
