package io.petrel.codecs.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.ByteOrder;
import java.util.List;

class MessageDecoderTest
{
    private static final int OFFSET = 5;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageDecoder decoder = new MessageDecoder(MessageSchema.petrel());

    @Test
    void shouldNameEveryPartInWireOrder()
    {
        final DecodedMessage trade = decode(encodeTrade());
        assertThat(trade).hasToString("Trade[eventTimeNs=1700000000000000001, tradeId=-, priceTicks=6178000, " +
            "sizeLots=4679, instrumentId=7, aggressorSide=SELLER, flags=[aggregated]]");
        assertThat(trade.version()).isEqualTo(TradeEncoder.SCHEMA_VERSION);
        assertThat(trade.encodedLength()).isEqualTo(MessageHeaderEncoder.ENCODED_LENGTH + TradeEncoder.BLOCK_LENGTH);
        assertThat(trade.type().isOutbound()).isFalse();
        assertThat(trade.field("tradeId").isAbsent()).isTrue();
        assertThat(trade.field("nothing")).isNull();
    }

    @Test
    void shouldTellTheUnitOfAField()
    {
        final DecodedMessage trade = decode(encodeTrade());
        assertThat(trade.field("eventTimeNs").unit()).isEqualTo(Unit.NS);
        assertThat(trade.field("priceTicks").unit()).isEqualTo(Unit.TICKS);
        assertThat(trade.field("sizeLots").unit()).isEqualTo(Unit.LOTS);
        assertThat(trade.field("flags").unit()).isEqualTo(Unit.NONE);
        assertThat(Unit.ofName("feeE8")).isEqualTo(Unit.E8).hasToString("1e-8");
        assertThat(Unit.ofName("rateE12")).isEqualTo(Unit.E12);
    }

    @Test
    void shouldDecodeGroupsAndVariableData()
    {
        final BookDeltaEncoder delta = new BookDeltaEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        delta.eventTimeNs(1).firstUpdateId(2).lastUpdateId(3).previousUpdateId(Units.NULL_ID).instrumentId(4);
        delta.flags().clear();
        delta.bidsCount(2).next().priceTicks(10).sizeLots(1).next().priceTicks(9).sizeLots(0);
        delta.asksCount(0);
        final DecodedMessage decoded = decode(delta.encodedLength());
        assertThat(decoded.field("bids").entries())
            .hasToString("[[priceTicks=10, sizeLots=1], [priceTicks=9, sizeLots=0]]");
        assertThat(decoded.field("asks").entries()).isEmpty();
        assertThat(decoded.field("flags").value()).isEqualTo(List.of());

        final ConfigSetEncoder config = new ConfigSetEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        config.eventTimeNs(1).valueBits(Double.doubleToRawLongBits(0.5)).kind(ValueKind.DOUBLE).key("a.b").origin("");
        final DecodedMessage set = decode(config.encodedLength());
        assertThat(set.field("key").value()).isEqualTo("a.b");
        assertThat(set.field("origin").value()).isEqualTo("");
    }

    @Test
    void shouldShowValuesThatAnEnumOrASetDoesNotKnow()
    {
        final int length = encodeTrade();
        final int block = OFFSET + MessageHeaderEncoder.ENCODED_LENGTH;
        buffer.putByte(block + TradeEncoder.aggressorSideEncodingOffset(), (byte)9);
        buffer.putByte(block + TradeEncoder.flagsEncodingOffset(), (byte)0b1000_0010);
        final DecodedMessage trade = decode(length);
        assertThat(trade.field("aggressorSide").value()).isEqualTo("?9");
        assertThat(trade.field("flags").value()).isEqualTo(List.of("notMarket", "?7"));
    }

    @Test
    void shouldRefuseAnUnknownEnumValueInTheEngine()
    {
        encodeTrade();
        final int block = OFFSET + MessageHeaderEncoder.ENCODED_LENGTH;
        buffer.putByte(block + TradeEncoder.aggressorSideEncodingOffset(), (byte)9);
        final TradeDecoder trade = new TradeDecoder().wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderDecoder());
        assertThatIllegalArgumentException().isThrownBy(trade::aggressorSide).withMessageContaining("9");
        assertThat(trade.aggressorSideRaw()).isEqualTo((short)9);
        buffer.putByte(block + TradeEncoder.aggressorSideEncodingOffset(), (byte)255);
        assertThat(trade.aggressorSide()).isEqualTo(AggressorSide.NULL_VAL);
    }

    @Test
    void shouldSkipWhatANewerVersionAppendedToABlock()
    {
        final int length = encodeTrade();
        final int extra = 16;
        buffer.putShort(OFFSET, (short)(TradeEncoder.BLOCK_LENGTH + extra), ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(OFFSET + 6, (short)99, ByteOrder.LITTLE_ENDIAN);
        final DecodedMessage trade = decode(length + extra);
        assertThat(trade.version()).isEqualTo(99);
        assertThat(trade.encodedLength()).isEqualTo(8 + length + extra);
        assertThat(trade.field("priceTicks").value()).isEqualTo(6_178_000L);
    }

    @Test
    void shouldShowWhatAnOlderVersionLacksAsAbsent()
    {
        encodeTrade();
        final int shorter = TradeEncoder.aggressorSideEncodingOffset();
        buffer.putShort(OFFSET, (short)shorter, ByteOrder.LITTLE_ENDIAN);
        final DecodedMessage trade = decode(shorter);
        assertThat(trade.field("instrumentId").value()).isEqualTo(7L);
        assertThat(trade.field("aggressorSide").isAbsent()).isTrue();
        assertThat(trade.field("flags").isAbsent()).isTrue();
    }

    @Test
    void shouldRefuseWhatIsNotAMessageOfTheSchemaAndSayWhy()
    {
        encodeTrade();
        buffer.putShort(OFFSET + 2, (short)999, ByteOrder.LITTLE_ENDIAN);
        assertThatIllegalArgumentException().isThrownBy(() -> decode(100))
            .withMessage("no message has template id 999");
        buffer.putShort(OFFSET + 4, (short)1, ByteOrder.LITTLE_ENDIAN);
        assertThatIllegalArgumentException().isThrownBy(() -> decode(100)).withMessage("schema id is 1, not 7351");
    }

    @Test
    void shouldRefuseEveryCutMessageWithoutReadingBeyondIt()
    {
        final ConfigSetEncoder config = new ConfigSetEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        config.eventTimeNs(1).valueBits(2).kind(ValueKind.LONG).key("some.key").origin("a.yaml:1");
        final int whole = MessageHeaderEncoder.ENCODED_LENGTH + config.encodedLength();

        for (int length = 0; length < whole; length++)
        {
            final UnsafeBuffer cut = new UnsafeBuffer(buffer, OFFSET, length);
            final int bytes = length;
            assertThatIllegalArgumentException().isThrownBy(() -> decoder.decode(cut, 0, bytes))
                .withMessageStartingWith("the message is cut off in ");
        }

        assertThat(decoder.decode(buffer, OFFSET, whole).encodedLength()).isEqualTo(whole);
    }

    private int encodeTrade()
    {
        final TradeEncoder trade = new TradeEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        trade.eventTimeNs(1_700_000_000_000_000_001L).tradeId(Units.NULL_ID).priceTicks(6_178_000).sizeLots(4_679);
        trade.instrumentId(7).aggressorSide(AggressorSide.SELLER).flags().clear().aggregated(true);
        return trade.encodedLength();
    }

    private DecodedMessage decode(final int encodedLength)
    {
        return decoder.decode(buffer, OFFSET, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
