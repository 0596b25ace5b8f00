package io.petrel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.L2Book;
import io.petrel.node.host.FeedPlace;
import io.petrel.node.host.Messages;
import io.petrel.node.ring.LiveSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Writes down what a process hands on, and checks each numbered event and the book after it against the market. */
final class Heard implements LiveSink
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookAdapter adapter = new BookAdapter();
    private final L2Book book = new L2Book(SequenceRule.BINANCE_FUTURES);
    private final L2Book trueBook = new L2Book(SequenceRule.BINANCE_FUTURES);
    private final FeedPlace place = new FeedPlace();
    private final List<String> lines = new ArrayList<>();
    private final Market market;

    private long trueNumber;
    private long timeNs = Long.MIN_VALUE;

    Heard(final Market market)
    {
        this.market = market;
    }

    /** Statuses, sessions and reports in words; market data as ranges of the feed's numbers. */
    List<String> lines()
    {
        return lines;
    }

    FeedPlace place()
    {
        return place;
    }

    @Override
    public void onFeed(final long eventNs, final DirectBuffer buffer, final int offset, final int length)
    {
        assertThat(eventNs).as("time of the feed").isGreaterThanOrEqualTo(timeNs);
        timeNs = eventNs;
        place.onEvent();
        apply(book, buffer, offset);
        if (Units.NULL_ID == place.sequence())
        {
            lines.add("refresh " + describe(buffer, offset));
            return;
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        assertThat(bytes).as("event %d of the feed", place.sequence())
            .isEqualTo(market.event(place.sequence()).bytes());
        assertThat(eventNs).as("time of event %d", place.sequence())
            .isEqualTo(market.event(place.sequence()).timeNs());
        compareBooks();
        addEvent();
    }

    @Override
    public void onTime(final long newTimeNs)
    {
        assertThat(newTimeNs).as("time of the feed").isGreaterThan(timeNs);
        timeNs = newTimeNs;
    }

    @Override
    public void onVenue(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (Messages.templateId(buffer, offset))
        {
            case ExecutionReportDecoder.TEMPLATE_ID:
                final ExecutionReportDecoder report =
                    new ExecutionReportDecoder().wrapAndApplyHeader(buffer, offset, header);
                lines.add(report.clientOrderId() + " " + report.execType());
                break;
            case OrderStatusReportDecoder.TEMPLATE_ID:
                final OrderStatusReportDecoder answer =
                    new OrderStatusReportDecoder().wrapAndApplyHeader(buffer, offset, header);
                lines.add(answer.clientOrderId() + " " + answer.answer());
                break;
            default:
                lines.add("venue " + Messages.templateId(buffer, offset));
                break;
        }
    }

    @Override
    public void onStatus(final DirectBuffer buffer, final int offset, final int length)
    {
        if (FeedSessionDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            final FeedSessionDecoder session = new FeedSessionDecoder().wrapAndApplyHeader(buffer, offset, header);
            final long next = session.nextSequence();
            lines.add(Units.NULL_ID == next ? "lost" : "from " + next + ", missed " + session.missedMessages());
            place.onSession(buffer, offset);
        }
        else
        {
            final VenueStatusDecoder status = new VenueStatusDecoder().wrapAndApplyHeader(buffer, offset, header);
            final int instrumentId = status.instrumentId();
            lines.add(status.state() + (Units.NULL_INSTRUMENT == instrumentId ? "" : " of " + instrumentId));
        }
    }

    private String describe(final DirectBuffer buffer, final int offset)
    {
        final int templateId = Messages.templateId(buffer, offset);
        return InstrumentDefinitionDecoder.TEMPLATE_ID != templateId ? Integer.toString(templateId) :
            templateId + " " + new InstrumentDefinitionDecoder().wrapAndApplyHeader(buffer, offset, header).state();
    }

    private void addEvent()
    {
        final long number = place.sequence();
        final String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        if (last.startsWith("events ") && last.endsWith(" to " + (number - 1)))
        {
            lines.set(lines.size() - 1, last.substring(0, last.lastIndexOf(' ') + 1) + number);
        }
        else
        {
            lines.add("events " + number + " to " + number);
        }
    }

    private void compareBooks()
    {
        while (trueNumber < place.sequence())
        {
            trueNumber++;
            apply(trueBook, market.event(trueNumber).buffer(), 0);
        }
        assertThat(book.state()).as("book after event %d", trueNumber).isEqualTo(trueBook.state());
        assertThat(book.lastUpdateId()).isEqualTo(trueBook.lastUpdateId());
        assertThat(book.bidLevels()).isEqualTo(trueBook.bidLevels());
        assertThat(book.askLevels()).isEqualTo(trueBook.askLevels());
        for (int i = 0; i < book.bidLevels(); i++)
        {
            assertThat(book.bidTicksAt(i)).isEqualTo(trueBook.bidTicksAt(i));
            assertThat(book.bidLotsAt(i)).isEqualTo(trueBook.bidLotsAt(i));
        }
        for (int i = 0; i < book.askLevels(); i++)
        {
            assertThat(book.askTicksAt(i)).isEqualTo(trueBook.askTicksAt(i));
            assertThat(book.askLotsAt(i)).isEqualTo(trueBook.askLotsAt(i));
        }
    }

    private void apply(final L2Book to, final DirectBuffer buffer, final int offset)
    {
        switch (Messages.templateId(buffer, offset))
        {
            case BookSnapshotDecoder.TEMPLATE_ID:
                adapter.onSnapshot(new BookSnapshotDecoder().wrapAndApplyHeader(buffer, offset, header), to);
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                adapter.onDelta(new BookDeltaDecoder().wrapAndApplyHeader(buffer, offset, header), to);
                break;
            default:
                break;
        }
    }
}
