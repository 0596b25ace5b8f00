package io.petrel.journal.append;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.petrel.journal.frame.QueueHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** {@code manifest.json}: read strictly (every field once, none unknown), written whole or not at all. */
public final class ManifestFile
{
    /** Name of the file in the journal's folder. */
    public static final String NAME = "manifest.json";

    private static final String FORMAT = "petrel-journal";
    private static final int FORMAT_VERSION = QueueHead.FORMAT_VERSION;
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private ManifestFile()
    {
    }

    /**
     * Reads the manifest of a journal.
     *
     * @param dir the journal's folder.
     * @return the manifest.
     * @throws IOException when it is missing, cut or garbled.
     */
    public static Manifest read(final Path dir) throws IOException
    {
        return parse(Files.readAllBytes(dir.resolve(NAME)));
    }

    /**
     * Writes the manifest of a journal: beside, forced to disk, then moved into place.
     *
     * @param dir      the journal's folder.
     * @param manifest to write.
     * @throws IOException when it cannot.
     */
    public static void write(final Path dir, final Manifest manifest) throws IOException
    {
        final Path fresh = dir.resolve(NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))
        {
            final ByteBuffer bytes = ByteBuffer.wrap(format(manifest));
            while (bytes.hasRemaining())
            {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, dir.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Text of a manifest; equal manifests give equal bytes.
     *
     * @param manifest to write.
     * @return JSON, UTF-8.
     */
    public static byte[] format(final Manifest manifest)
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out))
        {
            json.useDefaultPrettyPrinter();
            writeFields(json, manifest);
        }
        catch (final IOException ex)
        {
            throw new IllegalStateException("writing to memory failed", ex);
        }
        return out.toByteArray();
    }

    /**
     * Reads a manifest's text.
     *
     * @param bytes JSON, UTF-8.
     * @return the manifest.
     * @throws IOException when it is cut or garbled; the message says where.
     */
    public static Manifest parse(final byte[] bytes) throws IOException
    {
        final Fields fields = new Fields();
        try (JsonParser json = JSON.createParser(bytes))
        {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (JsonToken.FIELD_NAME == json.nextToken())
            {
                fields.read(json);
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
            expect(json.nextToken(), null);
        }
        return fields.toManifest();
    }

    private static void writeFields(final JsonGenerator json, final Manifest manifest) throws IOException
    {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        json.writeStringField("kind", manifest.kind().name());
        json.writeStringField("build", manifest.build());
        json.writeNumberField("schemaId", manifest.schemaId());
        json.writeNumberField("schemaVersion", manifest.schemaVersion());
        json.writeStringField("configHash", manifest.configHash());
        json.writeNumberField("seed", manifest.seed());
        json.writeNumberField("createdNs", manifest.createdNs());
        json.writeObjectFieldStart("extra");
        for (final Map.Entry<String, String> entry : manifest.extra().entrySet())
        {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void expect(final JsonToken found, final JsonToken wanted) throws IOException
    {
        if (found != wanted)
        {
            throw new IOException("found " + found + " where " + wanted + " should be");
        }
    }

    /** The fields as they come; each must come exactly once. */
    private static final class Fields
    {
        private static final int COUNT = 10;

        private final Map<String, String> values = new TreeMap<>();
        private Map<String, String> extra;

        void read(final JsonParser json) throws IOException
        {
            final String name = json.currentName();
            final JsonToken value = json.nextToken();
            if ("extra".equals(name) && null == extra)
            {
                expect(value, JsonToken.START_OBJECT);
                extra = readExtra(json);
            }
            else if (null == value || !value.isScalarValue() || null != values.put(name, json.getText()))
            {
                throw new IOException("field " + name + " is doubled or no single value");
            }
        }

        private static Map<String, String> readExtra(final JsonParser json) throws IOException
        {
            final Map<String, String> read = new TreeMap<>();
            while (JsonToken.FIELD_NAME == json.nextToken())
            {
                final String name = json.currentName();
                expect(json.nextToken(), JsonToken.VALUE_STRING);
                read.put(name, json.getText());
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
            return read;
        }

        Manifest toManifest() throws IOException
        {
            if (null == extra || COUNT - 1 != values.size())
            {
                throw new IOException("fields are missing, or there are unknown ones: " + values.keySet());
            }
            try
            {
                return create();
            }
            catch (final IllegalArgumentException | ArithmeticException ex)
            {
                throw new IOException(ex.getMessage(), ex);
            }
        }

        private Manifest create() throws IOException
        {
            if (!FORMAT.equals(text("format")) || FORMAT_VERSION != number("formatVersion"))
            {
                throw new IOException("not a " + FORMAT + " of version " + FORMAT_VERSION +
                    ": use the build that made it, or import the tape again");
            }
            return new Manifest(
                Manifest.Kind.valueOf(text("kind")), text("build"), Math.toIntExact(number("schemaId")),
                Math.toIntExact(number("schemaVersion")), text("configHash"), number("seed"), number("createdNs"),
                extra);
        }

        private String text(final String name) throws IOException
        {
            final String value = values.get(name);
            if (null == value)
            {
                throw new IOException("field " + name + " is missing");
            }
            return value;
        }

        private long number(final String name) throws IOException
        {
            return Long.parseLong(text(name));
        }
    }
}
