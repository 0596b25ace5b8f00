package io.petrel.sim;

import io.petrel.core.state.Stateful;
import io.petrel.venue.port.Venue;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A venue that lives in virtual time beside the engine. The host calls {@link #poll} until it returns 0, handing each
 * message to the core, then {@link #onMarket} with the next event of its feed, then the core (or the core first, see
 * {@link #readBooks}). A venue that makes its own market has no feed beside it: its market data come out of
 * {@link #poll} too, in time order with its reports.
 * <p>
 * What happens is a function of the calls alone, and how often the host polls changes nothing. Engine thread only.
 */
public interface SimulatedVenue extends Stateful
{
    /**
     * Where orders and questions go in. Simulated in the node's own process, a venue is restored with it, and every
     * order's fate is known: then its session {@link Venue#outlivesNode}.
     *
     * @return the same for life.
     */
    Venue orders();

    /**
     * Whether market data come from this venue and not from a feed.
     *
     * @return the same for life.
     */
    boolean makesMarket();

    /**
     * Offers the books of the core, before the first event. A venue that takes them keeps no depth of its own. It is
     * then shown each event of the feed after the core has taken it, and after that what the core sent in the same
     * event; before the event, the host polls until nothing of the venue is due. So each thing finds the book that it
     * would find in the other order, and there is one book to keep instead of two.
     *
     * @param books of the core; of an instrument once the core has seen its definition.
     * @return whether they are taken.
     */
    default boolean readBooks(final BookSource books)
    {
        return false;
    }

    /**
     * One inbound event of the feed, before the core sees it, or after: see {@link #readBooks}. A venue that makes its
     * market knows it already.
     *
     * @param nowNs  ingest time of the event; never falls.
     * @param buffer that holds the message.
     * @param offset of its SBE header.
     * @param length of header and body.
     */
    void onMarket(long nowNs, DirectBuffer buffer, int offset, int length);

    /**
     * Lets time pass up to {@code nowNs} or to the next message, whichever is first.
     *
     * @param nowNs  virtual time to reach.
     * @param buffer takes the message.
     * @param offset of its SBE header in the buffer.
     * @return length of header and body; 0 when none is due.
     */
    int poll(long nowNs, MutableDirectBuffer buffer, int offset);

    /**
     * When the message just polled was delivered: its ingest time.
     *
     * @return ns since the Unix epoch, {@code NULL_TIME_NS} before the first.
     */
    long polledTimeNs();

    /**
     * Whether the message just polled is market data.
     *
     * @return false when it is the venue's answer to us.
     */
    boolean hasPolledMarket();

    /**
     * When something is due next: the arrival of an order, the delivery of a message, a move of the market.
     *
     * @return ns since the Unix epoch, {@link Long#MAX_VALUE} when nothing is on its way.
     */
    long nextDueNs();
}
