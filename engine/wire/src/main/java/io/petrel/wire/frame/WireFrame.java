package io.petrel.wire.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.route.VenueRequests;
import io.petrel.codecs.schema.MessageCheck;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.schema.MessageType;
import io.petrel.node.host.Messages;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Flyweight over one message on the wire. Little-endian:
 *
 * <pre>
 *   0       4         6      8         16         24       32     40
 *   +-------+---------+------+---------+----------+--------+------+------ ~ ---+
 *   | magic | version | kind | session | sequence | timeNs | peer | body       |
 *   | i32   | u16     | u16  | i64     | i64      | i64    | i64  | SBE message|
 *   +-------+---------+------+---------+----------+--------+------+------ ~ ---+
 * </pre>
 *
 * What {@code sequence} counts and whom {@code peer} names depends on the kind, see {@link FrameKind}. There is no
 * checksum: shared memory needs none, and UDP has its own. A body that is a message is measured against the schema, so
 * that no decoder reads behind its end, whoever wrote it, and must be one that comes this way: no feed sends commands.
 * One per thread; valid until the buffer moves.
 */
public final class WireFrame
{
    /** Length of what stands before the body. */
    public static final int HEADER_LENGTH = 40;

    private static final int MAGIC_OFFSET = 0;
    private static final int VERSION_OFFSET = MAGIC_OFFSET + Integer.BYTES;
    private static final int KIND_OFFSET = VERSION_OFFSET + Short.BYTES;
    private static final int SESSION_OFFSET = KIND_OFFSET + Short.BYTES;
    private static final int SEQUENCE_OFFSET = SESSION_OFFSET + Long.BYTES;
    private static final int TIME_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    private static final int PEER_OFFSET = TIME_OFFSET + Long.BYTES;

    /** "PWIR" in file order. */
    private static final int MAGIC = 0x52495750;
    private static final short VERSION = 2;
    private static final int U16 = 0xFFFF;

    private static final String SHORT = "a frame is shorter than its header";
    private static final String FOREIGN = "a frame is none of petrel's";
    private static final String OTHER_VERSION = "a frame is of another version of petrel";
    private static final String MISPLACED = "such a message does not come this way";

    /** By template id. What a feed may send besides market data: that a venue does not trade. */
    private static final boolean[] OF_FEED = templates(message ->
        "FEED".equals(message.sender()) || VenueStatusDecoder.TEMPLATE_ID == message.id());
    private static final boolean[] OF_VENUE = templates(message ->
        "VENUE".equals(message.sender()) && FeedSessionDecoder.TEMPLATE_ID != message.id());
    private static final boolean[] OF_NODE = templates(message -> VenueRequests.includes(message.id()));

    private final MessageCheck check = new MessageCheck(MessageSchema.petrel());

    private DirectBuffer buffer;
    private int offset;
    private int length;
    private String problem = MessageCheck.SOUND;

    /**
     * Writes a header.
     *
     * @param buffer   to write to, at offset 0.
     * @param kind     one of {@link FrameKind}.
     * @param session  of the sender.
     * @param sequence as the kind says.
     * @param timeNs   of the sender, ns since the epoch.
     * @param peer     as the kind says.
     */
    static void encode(
        final MutableDirectBuffer buffer,
        final int kind,
        final long session,
        final long sequence,
        final long timeNs,
        final long peer)
    {
        buffer.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putShort(VERSION_OFFSET, VERSION, LITTLE_ENDIAN);
        buffer.putShort(KIND_OFFSET, (short)kind, LITTLE_ENDIAN);
        buffer.putLong(SESSION_OFFSET, session, LITTLE_ENDIAN);
        buffer.putLong(SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        buffer.putLong(TIME_OFFSET, timeNs, LITTLE_ENDIAN);
        buffer.putLong(PEER_OFFSET, peer, LITTLE_ENDIAN);
    }

    /**
     * Points at a message.
     *
     * @param newBuffer that holds it.
     * @param newOffset of its first byte.
     * @param newLength of header and body.
     * @return whether it is one of ours, of this version, and its body what it says; if not, nothing of it may be read,
     *     and {@link #problem} says why.
     */
    public boolean wrap(final DirectBuffer newBuffer, final int newOffset, final int newLength)
    {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        problem = problemOfHeader();
        if (MessageCheck.SOUND == problem && carriesMessage(kind()))
        {
            problem = problemOfBody();
        }
        return MessageCheck.SOUND == problem;
    }

    /**
     * Why the frame last wrapped is refused.
     *
     * @return in one clause; {@link MessageCheck#SOUND} when it is not.
     */
    public String problem()
    {
        return problem;
    }

    /**
     * What it is.
     *
     * @return one of {@link FrameKind}.
     */
    public int kind()
    {
        return buffer.getShort(offset + KIND_OFFSET, LITTLE_ENDIAN) & U16;
    }

    /**
     * Session of the sender.
     *
     * @return another after each start.
     */
    public long session()
    {
        return buffer.getLong(offset + SESSION_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * What the kind counts.
     *
     * @return the sequence.
     */
    public long sequence()
    {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Time of the sender: that of the feed, wherever it is known.
     *
     * @return ns since the epoch.
     */
    public long timeNs()
    {
        return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Session it is meant for, or a mark of the kind.
     *
     * @return 0 where the kind has none.
     */
    public long peer()
    {
        return buffer.getLong(offset + PEER_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Buffer of header and body.
     *
     * @return the buffer last wrapped.
     */
    public DirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * Where the body starts.
     *
     * @return offset in {@link #buffer()}.
     */
    public int bodyOffset()
    {
        return offset + HEADER_LENGTH;
    }

    /**
     * Bytes of the body.
     *
     * @return 0 when the header says all.
     */
    public int bodyLength()
    {
        return length - HEADER_LENGTH;
    }

    private static boolean carriesMessage(final int kind)
    {
        return FrameKind.EVENT == kind || FrameKind.REFRESH == kind ||
            FrameKind.REQUEST == kind || FrameKind.REPORT == kind;
    }

    private String problemOfBody()
    {
        final String unsound = check.problem(buffer, bodyOffset(), bodyLength());
        return MessageCheck.SOUND != unsound || comesThisWay()[Messages.templateId(buffer, bodyOffset())] ?
            unsound : MISPLACED;
    }

    private boolean[] comesThisWay()
    {
        switch (kind())
        {
            case FrameKind.REQUEST:
                return OF_NODE;
            case FrameKind.REPORT:
                return OF_VENUE;
            default:
                return OF_FEED;
        }
    }

    private static boolean[] templates(final Predicate<MessageType> which)
    {
        int last = 0;
        for (final MessageType message : MessageSchema.petrel().messages())
        {
            last = Math.max(last, message.id());
        }
        final boolean[] templates = new boolean[last + 1];
        for (final MessageType message : MessageSchema.petrel().messages())
        {
            templates[message.id()] = which.test(message);
        }
        return templates;
    }

    private String problemOfHeader()
    {
        if (length < HEADER_LENGTH)
        {
            return SHORT;
        }
        if (MAGIC != buffer.getInt(offset + MAGIC_OFFSET, LITTLE_ENDIAN))
        {
            return FOREIGN;
        }
        return VERSION == buffer.getShort(offset + VERSION_OFFSET, LITTLE_ENDIAN) ? MessageCheck.SOUND : OTHER_VERSION;
    }
}
