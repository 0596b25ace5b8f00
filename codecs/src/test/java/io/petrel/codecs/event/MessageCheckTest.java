package io.petrel.codecs.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.Property;
import io.petrel.codecs.schema.MessageCheck;
import io.petrel.codecs.schema.MessageDecoder;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.schema.MessageType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What it lets through is read by the generated decoders within its bytes, whatever the bytes are. */
class MessageCheckTest
{
    private static final int RUNS = Integer.getInteger("petrel.sweep", 3);
    private static final int CAPACITY = 1 << 16;

    private final MessageCheck check = new MessageCheck(MessageSchema.petrel());

    static List<MessageType> messages()
    {
        return MessageSchema.petrel().messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldTakeEveryMessageThatIsWholeAndNoneThatIsCut(final MessageType message)
    {
        final GeneratedCodec codec = new GeneratedCodec(message);
        Property.forAll(RUNS, random ->
        {
            final byte[] whole = encode(codec, message, random);

            assertThat(check.problem(new UnsafeBuffer(whole), 0, whole.length)).isEqualTo(MessageCheck.SOUND);
            for (int length = 0; length < whole.length; length++)
            {
                // a buffer of just these bytes: Agrona's bounds checks tell of whoever reads behind them
                assertThat(check.problem(new UnsafeBuffer(Arrays.copyOf(whole, length)), 0, length))
                    .as("%s cut to %d of %d bytes", message.name(), length, whole.length)
                    .isNotEqualTo(MessageCheck.SOUND);
            }
            assertThat(check.problem(new UnsafeBuffer(Arrays.copyOf(whole, whole.length + 1)), 0, whole.length + 1))
                .isEqualTo(message.name() + " goes on behind its end");
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldLetNothingThroughThatADecoderReadsOutOfItsBytes(final MessageType message)
    {
        final GeneratedCodec codec = new GeneratedCodec(message);
        final MessageDecoder bySchema = new MessageDecoder(MessageSchema.petrel());
        Property.forAll(RUNS, random ->
        {
            final byte[] whole = encode(codec, message, random);
            for (int at = 0; at < whole.length; at++)
            {
                final byte[] changed = whole.clone();
                changed[at] ^= (byte)(1 + random.nextInt(255));
                final UnsafeBuffer buffer = new UnsafeBuffer(changed);
                if (MessageCheck.SOUND == check.problem(buffer, 0, changed.length) && isOf(message, buffer))
                {
                    codec.decode(buffer, 0);
                    bySchema.decode(buffer, 0, changed.length);
                }
            }
        });
    }

    @Test
    void shouldSayWhatIsWrong()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final BookDeltaEncoder delta = new BookDeltaEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        delta.eventTimeNs(1).firstUpdateId(2).lastUpdateId(3).previousUpdateId(1).instrumentId(4).flags().clear();
        delta.bidsCount(1).next().priceTicks(10).sizeLots(1);
        delta.asksCount(0);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + delta.encodedLength();
        final int bids = MessageHeaderEncoder.ENCODED_LENGTH + BookDeltaEncoder.BLOCK_LENGTH;

        assertThat(check.problem(buffer, 0, 7)).isEqualTo("it ends within its header");
        assertThat(check.problem(buffer, 0, length - 1)).isEqualTo("BookDelta.asks is cut or says a wrong length");
        buffer.putShort(bids + 2, (short)60_000, ByteOrder.LITTLE_ENDIAN);
        assertThat(check.problem(buffer, 0, length)).isEqualTo("BookDelta.bids is cut or says a wrong length");
        buffer.putShort(bids + 2, (short)1, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(bids, (short)0, ByteOrder.LITTLE_ENDIAN);
        assertThat(check.problem(buffer, 0, length)).isEqualTo("BookDelta.bids is cut or says a wrong length");
        buffer.putShort(0, (short)4, ByteOrder.LITTLE_ENDIAN);
        assertThat(check.problem(buffer, 0, length)).isEqualTo("BookDelta is cut or says a wrong length");
        buffer.putShort(2, (short)9_999, ByteOrder.LITTLE_ENDIAN);
        assertThat(check.problem(buffer, 0, length)).isEqualTo("the schema has no message of its template id");
        buffer.putShort(4, (short)1, ByteOrder.LITTLE_ENDIAN);
        assertThat(check.problem(buffer, 0, length)).isEqualTo("it is of another schema");
    }

    @Test
    void shouldRefuseAnEnumThatADecoderWouldThrowAt()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final TradeEncoder trade = new TradeEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        trade.eventTimeNs(1).tradeId(2).priceTicks(3).sizeLots(4).instrumentId(5).flags().clear();
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength();
        final int side = MessageHeaderEncoder.ENCODED_LENGTH + TradeEncoder.aggressorSideEncodingOffset();

        buffer.putByte(side, (byte)9);
        assertThat(check.problem(buffer, 0, length))
            .isEqualTo("Trade.aggressorSide has a value that the schema does not have");
        buffer.putByte(side, (byte)255);
        assertThat(check.problem(buffer, 0, length)).isEqualTo(MessageCheck.SOUND);
    }

    @Test
    void shouldLetANewerVersionAppend()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final TimeTickEncoder tick = new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength();
        buffer.putShort(6, (short)(TimeTickEncoder.SCHEMA_VERSION + 1), ByteOrder.LITTLE_ENDIAN);

        assertThat(check.problem(buffer, 0, length + 12)).isEqualTo(MessageCheck.SOUND);
    }

    private static byte[] encode(final GeneratedCodec codec, final MessageType message, final SplittableRandom random)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final int length = codec.encode(new RandomMessage(message, random), buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    /** A changed template id may name another message, which is then sound as that one. */
    private static boolean isOf(final MessageType message, final UnsafeBuffer buffer)
    {
        return (buffer.getShort(2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF) == message.id();
    }
}
