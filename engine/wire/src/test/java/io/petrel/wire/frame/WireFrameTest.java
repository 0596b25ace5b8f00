package io.petrel.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.TimeTickEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class WireFrameTest
{
    private static final int MESSAGE_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + TimeTickEncoder.BLOCK_LENGTH;
    private static final int BYTES = WireFrame.HEADER_LENGTH + MESSAGE_BYTES;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[BYTES]);
    private final WireFrame frame = new WireFrame();

    @Test
    void shouldTakeAMessageThatIsWhole()
    {
        encode(FrameKind.REQUEST);

        assertThat(frame.wrap(buffer, 0, BYTES)).isTrue();
        assertThat(frame.bodyLength()).isEqualTo(MESSAGE_BYTES);
    }

    @Test
    void shouldRefuseAMessageThatEndsBeforeItsBlock()
    {
        for (final int kind : new int[]{FrameKind.EVENT, FrameKind.REFRESH, FrameKind.REQUEST, FrameKind.REPORT})
        {
            encode(kind);
            for (int length = 0; length < BYTES; length++)
            {
                assertThat(frame.wrap(buffer, 0, length)).as("kind %d, %d bytes", kind, length).isFalse();
            }
        }
    }

    @Test
    void shouldTakeAKindThatCarriesNoMessageWithoutABody()
    {
        encode(FrameKind.HEARTBEAT);

        assertThat(frame.wrap(buffer, 0, WireFrame.HEADER_LENGTH)).isTrue();
        assertThat(frame.bodyLength()).isZero();
    }

    private void encode(final int kind)
    {
        WireFrame.encode(buffer, kind, 1, 2, 3, 0);
        new TimeTickEncoder().wrapAndApplyHeader(buffer, WireFrame.HEADER_LENGTH, new MessageHeaderEncoder());
    }
}
