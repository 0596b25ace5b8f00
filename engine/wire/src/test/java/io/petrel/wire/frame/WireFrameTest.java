package io.petrel.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.event.TargetPositionEncoder;
import io.petrel.codecs.event.TimeTickEncoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.schema.MessageDecoder;
import io.petrel.codecs.schema.MessageSchema;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class WireFrameTest
{
    private static final int[] CARRIERS =
        {FrameKind.EVENT, FrameKind.REFRESH, FrameKind.REQUEST, FrameKind.REPORT};

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final WireFrame frame = new WireFrame();
    private int bytes;

    @Test
    void shouldTakeAMessageThatIsWhole()
    {
        for (final int kind : CARRIERS)
        {
            encode(kind);

            assertThat(frame.wrap(buffer, 0, bytes)).as("kind %d: %s", kind, frame.problem()).isTrue();
            assertThat(frame.bodyLength()).isEqualTo(bytes - WireFrame.HEADER_LENGTH);
        }
    }

    @Test
    void shouldRefuseAMessageThatEndsBeforeItsBlock()
    {
        for (final int kind : CARRIERS)
        {
            encode(kind);
            for (int length = 0; length < bytes; length++)
            {
                assertThat(frame.wrap(buffer, 0, length)).as("kind %d, %d bytes", kind, length).isFalse();
            }
        }
    }

    @Test
    void shouldRefuseAMessageThatDoesNotComeThisWay()
    {
        final int command = MessageHeaderEncoder.ENCODED_LENGTH + new TimeTickEncoder()
            .wrapAndApplyHeader(buffer, WireFrame.HEADER_LENGTH, new MessageHeaderEncoder()).encodedLength();
        for (final int kind : CARRIERS)
        {
            WireFrame.encode(buffer, kind, 1, 2, 3, 0);
            assertThat(frame.wrap(buffer, 0, WireFrame.HEADER_LENGTH + command)).as("a clock, kind %d", kind).isFalse();
            assertThat(frame.problem()).isEqualTo("such a message does not come this way");
        }
        final int target = MessageHeaderEncoder.ENCODED_LENGTH + new TargetPositionEncoder()
            .wrapAndApplyHeader(buffer, WireFrame.HEADER_LENGTH, new MessageHeaderEncoder())
            .purpose(OrderPurpose.ENTRY).verdict(SizingVerdict.SIZED).encodedLength();
        WireFrame.encode(buffer, FrameKind.REQUEST, 1, 2, 3, 0);
        assertThat(frame.wrap(buffer, 0, WireFrame.HEADER_LENGTH + target)).as("what no venue takes").isFalse();
        assertThat(frame.problem()).isEqualTo("such a message does not come this way");
        encode(FrameKind.REQUEST);
        WireFrame.encode(buffer, FrameKind.EVENT, 1, 2, 3, 0);
        assertThat(frame.wrap(buffer, 0, bytes)).as("an order of a feed").isFalse();
        encode(FrameKind.EVENT);
        WireFrame.encode(buffer, FrameKind.REPORT, 1, 2, 3, 0);
        assertThat(frame.wrap(buffer, 0, bytes)).as("a trade of a venue's answers").isFalse();
    }

    @Test
    void shouldTakeAKindThatCarriesNoMessageWithoutABody()
    {
        encode(FrameKind.HEARTBEAT);

        assertThat(frame.wrap(buffer, 0, WireFrame.HEADER_LENGTH)).isTrue();
        assertThat(frame.bodyLength()).isZero();
    }

    @Test
    void shouldSayWhyItRefuses()
    {
        encode(FrameKind.REQUEST);
        assertThat(frame.wrap(buffer, 0, WireFrame.HEADER_LENGTH - 1)).isFalse();
        assertThat(frame.problem()).isEqualTo("a frame is shorter than its header");
        assertThat(frame.wrap(buffer, 0, bytes - 1)).isFalse();
        assertThat(frame.problem()).isEqualTo("CancelOrder is cut or says a wrong length");
        buffer.putByte(4, (byte)99);
        assertThat(frame.wrap(buffer, 0, bytes)).isFalse();
        assertThat(frame.problem()).isEqualTo("a frame is of another version of petrel");
        buffer.putByte(0, (byte)0);
        assertThat(frame.wrap(buffer, 0, bytes)).isFalse();
        assertThat(frame.problem()).isEqualTo("a frame is none of petrel's");
    }

    /** Whatever is cut from a message with groups, or changed in it: what is taken can be decoded within its bytes. */
    @Test
    void shouldTakeNothingThatIsReadBehindItsEnd()
    {
        final MessageDecoder decoder = new MessageDecoder(MessageSchema.petrel());
        for (long seed = 1; seed <= Integer.getInteger("petrel.sweep", 20); seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final byte[] whole = delta(random);
            for (int length = 0; length < whole.length; length++)
            {
                assertThat(frame.wrap(new UnsafeBuffer(Arrays.copyOf(whole, length)), 0, length))
                    .as("seed %d, %d of %d bytes", seed, length, whole.length).isFalse();
            }
            for (int at = 0; at < whole.length; at++)
            {
                final byte[] changed = whole.clone();
                changed[at] ^= (byte)(1 + random.nextInt(255));
                if (frame.wrap(new UnsafeBuffer(changed), 0, changed.length) && FrameKind.EVENT == frame.kind())
                {
                    assertThat(decoder.decode(frame.buffer(), frame.bodyOffset(), frame.bodyLength()).encodedLength())
                        .as("seed %d, byte %d", seed, at).isEqualTo(frame.bodyLength());
                }
            }
        }
    }

    private static byte[] delta(final SplittableRandom random)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
        WireFrame.encode(bytes, FrameKind.EVENT, 1, 2, 3, 0);
        final BookDeltaEncoder delta =
            new BookDeltaEncoder().wrapAndApplyHeader(bytes, WireFrame.HEADER_LENGTH, new MessageHeaderEncoder());
        delta.eventTimeNs(random.nextLong()).firstUpdateId(1).lastUpdateId(2).previousUpdateId(0).instrumentId(1);
        delta.flags().clear();
        final int bids = random.nextInt(8);
        final BookDeltaEncoder.BidsEncoder bid = delta.bidsCount(bids);
        for (int i = 0; i < bids; i++)
        {
            bid.next().priceTicks(random.nextLong()).sizeLots(random.nextLong());
        }
        final int asks = random.nextInt(8);
        final BookDeltaEncoder.AsksEncoder ask = delta.asksCount(asks);
        for (int i = 0; i < asks; i++)
        {
            ask.next().priceTicks(random.nextLong()).sizeLots(random.nextLong());
        }
        return Arrays.copyOf(bytes.byteArray(),
            WireFrame.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + delta.encodedLength());
    }

    private void encode(final int kind)
    {
        WireFrame.encode(buffer, kind, 1, 2, 3, 0);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        switch (kind)
        {
            case FrameKind.REQUEST:
                length(new CancelOrderEncoder().wrapAndApplyHeader(buffer, WireFrame.HEADER_LENGTH, header)
                    .encodedLength());
                break;
            case FrameKind.REPORT:
                length(new ExecutionReportEncoder().wrapAndApplyHeader(buffer, WireFrame.HEADER_LENGTH, header)
                    .execType(ExecType.ACCEPTED).side(Side.BUY).liquidity(LiquidityFlag.NONE).reason(ReportReason.NONE)
                    .encodedLength());
                break;
            default:
                length(new TradeEncoder().wrapAndApplyHeader(buffer, WireFrame.HEADER_LENGTH, header)
                    .aggressorSide(AggressorSide.BUYER).encodedLength());
                break;
        }
    }

    private void length(final int encodedLength)
    {
        bytes = WireFrame.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
    }
}
