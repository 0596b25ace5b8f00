package io.petrel.bench.stage;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;

/** Decode: header and every field of trades, quotes and book changes, level by level, in the order of the tape. */
final class DecodeWork implements StageWork
{
    private static final int OPERATIONS = 64;

    private final RecordedEvents events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final TopOfBookDecoder top = new TopOfBookDecoder();
    private int next;
    private long sum;
    private long passSum;
    private long firstPassSum;

    DecodeWork(final RecordedEvents events)
    {
        this.events = events;
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            passSum += decode(events.offset(next));
            if (++next == events.count())
            {
                endPass();
            }
        }
        return sum + passSum;
    }

    @Override
    public void check()
    {
        if (0 == firstPassSum)
        {
            throw new IllegalStateException("the tape was not decoded whole, or holds nothing");
        }
    }

    private void endPass()
    {
        if (0 != firstPassSum && passSum != firstPassSum)
        {
            throw new IllegalStateException("two passes decoded " + firstPassSum + " and " + passSum);
        }
        firstPassSum = passSum;
        sum += passSum;
        passSum = 0;
        next = 0;
    }

    private long decode(final int offset)
    {
        header.wrap(events.bytes(), offset);
        return switch (header.templateId())
        {
            case TradeDecoder.TEMPLATE_ID -> trade(offset);
            case BookDeltaDecoder.TEMPLATE_ID -> delta(offset);
            case TopOfBookDecoder.TEMPLATE_ID -> top(offset);
            default -> header.blockLength();
        };
    }

    private long trade(final int offset)
    {
        trade.wrapAndApplyHeader(events.bytes(), offset, header);
        return trade.eventTimeNs() + trade.priceTicks() + trade.sizeLots() + trade.instrumentId() +
            trade.aggressorSide().value() + (trade.flags().notMarket() ? 1 : 0);
    }

    private long delta(final int offset)
    {
        delta.wrapAndApplyHeader(events.bytes(), offset, header);
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

    private long top(final int offset)
    {
        top.wrapAndApplyHeader(events.bytes(), offset, header);
        return top.eventTimeNs() + top.bidPriceTicks() + top.bidSizeLots() + top.askPriceTicks() + top.askSizeLots() +
            top.updateId() + top.instrumentId();
    }
}
