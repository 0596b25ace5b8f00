package io.petrel.codecs.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class SchemaReaderTest
{
    private static final String MESSAGE =
        "<message name=\"A\" id=\"1\"><field name=\"x\" id=\"1\" type=\"%s\"/></message>";

    @Test
    void shouldRefuseDocumentTypesAndSoEveryExternalEntity()
    {
        final String attack =
            "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><s id=\"1\" version=\"0\">&x;</s>";
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(attack))
            .withMessageContaining("DOCTYPE is disallowed");
    }

    @Test
    void shouldRefuseWhatIsNotXml()
    {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("<s id=\"1\">"))
            .withMessageStartingWith("message schema is not readable");
    }

    @Test
    void shouldLayFieldsOutOneAfterAnother() throws IOException
    {
        final MessageSchema schema = read("<s id=\"9\" version=\"2\"><message name=\"A\" id=\"70\">" +
            "<field name=\"x\" id=\"1\" type=\"int64\"/>" +
            "<field name=\"y\" id=\"2\" type=\"uint16\" sinceVersion=\"1\"/>" +
            "<field name=\"z\" id=\"3\" type=\"double\"/></message></s>");
        final MessageType message = schema.message("A");
        assertThat(schema.version()).isEqualTo(2);
        assertThat(message.blockLength()).isEqualTo(18);
        assertThat(message.isOutbound()).isTrue();
        assertThat(((FieldType)message.member("z")).offset()).isEqualTo(10);
        assertThat(message.member("y").sinceVersion()).isEqualTo(1);
        assertThat(message.member("nothing")).isNull();
        assertThat(schema.message(71)).isNull();
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow()
    {
        assertThatIllegalArgumentException().isThrownBy(() -> read(schema(MESSAGE.formatted("float"))))
            .withMessageContaining("\"float\"");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> read(schema("<message name=\"A\" id=\"1\"><other/></message>")))
            .withMessage("a message cannot hold <other>");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> read(schema(MESSAGE.formatted("int8") + MESSAGE.formatted("int8"))))
            .withMessage("two messages share A or 1");
    }

    private static String schema(final String messages)
    {
        return "<s id=\"1\" version=\"0\">" + messages + "</s>";
    }

    private static MessageSchema read(final String xml) throws IOException
    {
        return SchemaReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
