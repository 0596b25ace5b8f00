package io.petrel.node.host;

import io.petrel.codecs.event.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** What every message of the schema has in common: an SBE header, then the event time as first field. */
public final class Messages
{
    private static final int TEMPLATE_ID_OFFSET = MessageHeaderDecoder.templateIdEncodingOffset();
    private static final int EVENT_TIME_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;

    private Messages()
    {
    }

    /**
     * Template of an encoded message.
     *
     * @param buffer holding the message.
     * @param offset of its SBE header.
     * @return the template id.
     */
    public static int templateId(final DirectBuffer buffer, final int offset)
    {
        return buffer.getShort(offset + TEMPLATE_ID_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Event time of an encoded message.
     *
     * @param buffer holding the message.
     * @param offset of its SBE header.
     * @return ns since the epoch.
     */
    public static long eventTimeNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + EVENT_TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }
}
