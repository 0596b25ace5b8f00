package io.petrel.codecs.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.Property;
import io.petrel.codecs.schema.DecodedMessage;
import io.petrel.codecs.schema.MessageDecoder;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.schema.MessageType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** What the generated encoders write, the generated decoders and the schema's own decoder read alike. */
class RoundTripTest
{
    private static final int RUNS = 300;
    private static final int CAPACITY = 1 << 16;

    static List<MessageType> messages()
    {
        return MessageSchema.petrel().messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadBackEveryMessage(final MessageType message)
    {
        final MessageDecoder bySchema = new MessageDecoder(MessageSchema.petrel());
        final GeneratedCodec generated = new GeneratedCodec(message);

        Property.forAll(RUNS, random ->
        {
            final UnsafeBuffer buffer = dirtyBuffer(random);
            final int offset = random.nextInt(64);
            final RandomMessage sent = new RandomMessage(message, random);
            final int length = generated.encode(sent, buffer, offset);

            assertThat(generated.decode(buffer, offset)).isEqualTo(sent.texts());
            final DecodedMessage decoded = bySchema.decode(buffer, offset, length);
            assertThat(RandomMessage.texts(decoded.fields())).isEqualTo(sent.texts());
            assertThat(decoded.encodedLength()).isEqualTo(length);
        });
    }

    @Test
    void shouldKnowAllMessages() throws IOException
    {
        final String schema = Files.readString(Path.of("schema/petrel.xml"));
        assertThat(messages()).hasSize(schema.split("<sbe:message ", -1).length - 1).hasSizeGreaterThan(36);
        assertThat(messages().stream().map(MessageType::id)).doesNotHaveDuplicates();
        assertThat(messages()).allMatch(message -> message.isOutbound() == message.id() >= 64);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldLayOutBlocksAsTheGeneratedCodecsDo(final MessageType message) throws ReflectiveOperationException
    {
        final Class<?> encoder = Class.forName("io.petrel.codecs.event." + message.name() + "Encoder");
        assertThat(encoder.getField("BLOCK_LENGTH").getInt(null)).isEqualTo(message.blockLength());
        assertThat(encoder.getField("TEMPLATE_ID").getInt(null)).isEqualTo(message.id());
        assertThat(encoder.getField("SCHEMA_ID").getInt(null)).isEqualTo(MessageSchema.petrel().id());
        assertThat(encoder.getField("SCHEMA_VERSION").getInt(null)).isEqualTo(MessageSchema.petrel().version());
    }

    @Test
    void shouldThrowWhenPartsAreWrittenOutOfOrder()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final BookDeltaEncoder delta = new BookDeltaEncoder().wrapAndApplyHeader(buffer, 0, header);
        assertThatThrownBy(() -> delta.asksCount(1)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("Illegal field access order");

        final ConfigSetEncoder config = new ConfigSetEncoder().wrapAndApplyHeader(buffer, 0, header);
        assertThatThrownBy(() -> config.origin("early")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldThrowWhenPartsAreReadOutOfOrder()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final ConfigSetEncoder config =
            new ConfigSetEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        config.eventTimeNs(1).valueBits(2).kind(ValueKind.LONG).key("key").origin("origin");
        final ConfigSetDecoder decoder =
            new ConfigSetDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        assertThatThrownBy(decoder::origin).isInstanceOf(IllegalStateException.class);
    }

    /** Whatever stood in the buffer before must not show through. */
    private static UnsafeBuffer dirtyBuffer(final SplittableRandom random)
    {
        final byte[] bytes = new byte[CAPACITY];
        random.nextBytes(bytes);
        return new UnsafeBuffer(bytes);
    }
}
