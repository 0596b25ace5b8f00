package io.petrel.bench.floor;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import org.agrona.DirectBuffer;

/** Reads header and every field of a market event, level by level, and does nothing with them. */
public final class EventReader
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final TopOfBookDecoder top = new TopOfBookDecoder();

    /**
     * Reads a message.
     *
     * @param buffer that holds it.
     * @param offset of its header.
     * @return what follows from its fields.
     */
    public long read(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        return switch (header.templateId())
        {
            case TradeDecoder.TEMPLATE_ID -> trade(buffer, offset);
            case BookDeltaDecoder.TEMPLATE_ID -> delta(buffer, offset);
            case TopOfBookDecoder.TEMPLATE_ID -> top(buffer, offset);
            default -> header.blockLength();
        };
    }

    private long trade(final DirectBuffer buffer, final int offset)
    {
        trade.wrapAndApplyHeader(buffer, offset, header);
        return trade.eventTimeNs() + trade.priceTicks() + trade.sizeLots() + trade.instrumentId() +
            trade.aggressorSide().value() + (trade.flags().notMarket() ? 1 : 0);
    }

    private long delta(final DirectBuffer buffer, final int offset)
    {
        delta.wrapAndApplyHeader(buffer, offset, header);
        long levels = delta.eventTimeNs() + delta.instrumentId();
        for (BookDeltaDecoder.BidsDecoder bids = delta.bids(); bids.hasNext(); )
        {
            bids.next();
            levels += bids.priceTicks() + bids.sizeLots();
        }
        for (BookDeltaDecoder.AsksDecoder asks = delta.asks(); asks.hasNext(); )
        {
            asks.next();
            levels += asks.priceTicks() + asks.sizeLots();
        }
        return levels;
    }

    private long top(final DirectBuffer buffer, final int offset)
    {
        top.wrapAndApplyHeader(buffer, offset, header);
        return top.eventTimeNs() + top.bidPriceTicks() + top.bidSizeLots() + top.askPriceTicks() + top.askSizeLots() +
            top.updateId() + top.instrumentId();
    }
}
