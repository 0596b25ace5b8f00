package io.petrel.bench.floor;

import io.petrel.journal.append.JournalSettings;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * What nobody can leave out between ring and order: the event appended to a bare Chronicle queue and decoded, an order
 * encoded and appended to another. Nothing is decided. One thread.
 */
public final class BareSteps implements AutoCloseable
{
    private final BareQueue inbound;
    private final BareQueue outbound;
    private final CodecFloor codec = new CodecFloor();
    private final EventReader reader = new EventReader();
    private long sum;

    /**
     * Two fresh queues.
     *
     * @param folder for them.
     */
    public BareSteps(final Path folder)
    {
        inbound = new BareQueue(folder.resolve("in"), JournalSettings.DEFAULT.blockBytes());
        outbound = new BareQueue(folder.resolve("out"), JournalSettings.DEFAULT.blockBytes());
    }

    /**
     * Takes an event and sends an order.
     *
     * @param buffer  that holds it.
     * @param offset  of its header.
     * @param length  of header and body.
     * @param orderId of the order.
     */
    public void take(final DirectBuffer buffer, final int offset, final int length, final long orderId)
    {
        inbound.append(buffer, offset, length);
        sum += reader.read(buffer, offset);
        codec.encode(orderId);
        outbound.append(codec.buffer(), 0, codec.length());
    }

    /**
     * Reads back what was appended.
     *
     * @param taken events so far.
     */
    public void check(final long taken)
    {
        if (0 == taken || inbound.entries() != taken || outbound.entries() != taken || 0 == sum)
        {
            throw new IllegalStateException(
                inbound.entries() + " and " + outbound.entries() + " appended, " + taken + " taken");
        }
    }

    @Override
    public void close()
    {
        inbound.close();
        outbound.close();
    }
}
