package io.petrel.codecs.schema;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Measures bytes that somebody else wrote against the schema, before a generated decoder reads them: that decoder
 * believes every count and every length it finds. What passes is read within its bytes, part by part, and no enum of it
 * throws; what its numbers mean is not judged.
 *
 * <pre>
 *   header    of this schema, of a message that it has
 *   block     at least as long as the fields that a writer of that version had
 *   group     each entry likewise, all of them within the bytes
 *   text      within the bytes
 *   enum      a value that the schema has, or absent
 *   end       of a message of this version or older: where the bytes end; a newer one may go on
 * </pre>
 *
 * Immutable but for its place while it measures: one per thread. Allocates nothing after it was made.
 */
public final class MessageCheck
{
    /** Nothing is wrong. */
    public static final String SOUND = "";

    private static final int HEADER_LENGTH = 8;
    private static final int TEMPLATE_ID_OFFSET = 2;
    private static final int SCHEMA_ID_OFFSET = 4;
    private static final int VERSION_OFFSET = 6;
    private static final int GROUP_HEADER_LENGTH = 4;
    private static final int COUNT_OFFSET = 2;
    private static final int U16 = 0xFFFF;

    private static final String NO_HEADER = "it ends within its header";
    private static final String OTHER_SCHEMA = "it is of another schema";
    private static final String UNKNOWN = "the schema has no message of its template id";

    private final int schemaId;
    private final int schemaVersion;
    private final Shape[] shapes;

    private int position;
    private int limit;

    /**
     * A check.
     *
     * @param schema to measure by.
     */
    public MessageCheck(final MessageSchema schema)
    {
        schemaId = schema.id();
        schemaVersion = schema.version();
        int last = 0;
        for (final MessageType message : schema.messages())
        {
            last = Math.max(last, message.id());
        }
        shapes = new Shape[last + 1];
        for (final MessageType message : schema.messages())
        {
            shapes[message.id()] = new Shape(message, schemaVersion);
        }
    }

    /**
     * Measures a message.
     *
     * @param buffer that holds it.
     * @param offset of its SBE header.
     * @param length of all of it; nothing behind is read.
     * @return what is wrong with it, in one clause; {@link #SOUND} when nothing is.
     */
    public String problem(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < HEADER_LENGTH)
        {
            return NO_HEADER;
        }
        if (uint16(buffer, offset + SCHEMA_ID_OFFSET) != schemaId)
        {
            return OTHER_SCHEMA;
        }
        final int templateId = uint16(buffer, offset + TEMPLATE_ID_OFFSET);
        final Shape shape = templateId < shapes.length ? shapes[templateId] : null;
        if (null == shape)
        {
            return UNKNOWN;
        }
        position = offset + HEADER_LENGTH;
        limit = offset + length;
        return problem(shape, buffer, uint16(buffer, offset), uint16(buffer, offset + VERSION_OFFSET));
    }

    private String problem(final Shape shape, final DirectBuffer buffer, final int blockLength, final int version)
    {
        final int known = Math.min(version, schemaVersion);
        if (blockLength < shape.root.bytes[known] || blockLength > limit - position)
        {
            return shape.root.cut;
        }
        String problem = shape.root.problem(buffer, position, known);
        position += blockLength;
        for (int i = 0; SOUND == problem && i < shape.parts.length; i++)
        {
            problem = shape.parts[i].sinceVersion > known ? SOUND : problem(shape.parts[i], buffer, known);
        }
        return SOUND == problem && version <= schemaVersion && position != limit ? shape.longer : problem;
    }

    private String problem(final Part part, final DirectBuffer buffer, final int version)
    {
        if (part.headerBytes > limit - position)
        {
            return part.block.cut;
        }
        final int header = position;
        position += part.headerBytes;
        return part.isGroup ?
            group(part, buffer, uint16(buffer, header), uint16(buffer, header + COUNT_OFFSET), version) :
            data(part, part.lengthType.read(buffer, header));
    }

    private String group(
        final Part part, final DirectBuffer buffer, final int blockLength, final int count, final int version)
    {
        if (blockLength < part.block.bytes[version] || (long)blockLength * count > limit - position)
        {
            return part.block.cut;
        }
        String problem = SOUND;
        for (int i = 0; part.block.hasEnums() && SOUND == problem && i < count; i++)
        {
            problem = part.block.problem(buffer, position + i * blockLength, version);
        }
        position += blockLength * count;
        return problem;
    }

    private String data(final Part part, final long length)
    {
        if (length > limit - position)
        {
            return part.block.cut;
        }
        position += (int)length;
        return SOUND;
    }

    private static int uint16(final DirectBuffer buffer, final int offset)
    {
        return buffer.getShort(offset, LITTLE_ENDIAN) & U16;
    }

    /** A message: its block, then groups and data in wire order. */
    private static final class Shape
    {
        private final Block root;
        private final Part[] parts;
        private final String longer;

        Shape(final MessageType message, final int version)
        {
            final List<FieldType> fields = new ArrayList<>();
            final List<Part> found = new ArrayList<>();
            for (final Member member : message.members())
            {
                if (member instanceof FieldType)
                {
                    fields.add((FieldType)member);
                }
                else
                {
                    found.add(part(message, member, version));
                }
            }
            root = new Block(message.name(), fields, version);
            parts = found.toArray(new Part[0]);
            longer = message.name() + " goes on behind its end";
        }

        private static Part part(final MessageType message, final Member member, final int version)
        {
            final String name = message.name() + "." + member.name();
            return member instanceof GroupType ?
                new Part(member.sinceVersion(), new Block(name, ((GroupType)member).fields(), version), null) :
                new Part(member.sinceVersion(), new Block(name, List.of(), version), ((DataType)member).lengthType());
        }
    }

    /** A group, or variable data where there is a type of its length. */
    private static final class Part
    {
        private final int sinceVersion;
        private final Block block;
        private final Primitive lengthType;
        private final boolean isGroup;
        private final int headerBytes;

        Part(final int sinceVersion, final Block block, final Primitive lengthType)
        {
            this.sinceVersion = sinceVersion;
            this.block = block;
            this.lengthType = lengthType;
            isGroup = null == lengthType;
            headerBytes = isGroup ? GROUP_HEADER_LENGTH : lengthType.size();
        }
    }

    /** Fixed fields, of a message or of a group's entry. */
    private static final class Block
    {
        /** By version: what a writer of it wrote at least. */
        private final int[] bytes;
        private final FieldType[] enums;
        private final boolean[][] isKnown;
        private final String[] unknown;
        private final String cut;

        Block(final String name, final List<FieldType> fields, final int version)
        {
            cut = name + " is cut or says a wrong length";
            bytes = new int[version + 1];
            final List<FieldType> named = new ArrayList<>();
            for (final FieldType field : fields)
            {
                // what all messages have in common, the time, is read of any version
                for (int v = 0 == field.offset() ? 0 : field.sinceVersion(); v <= version; v++)
                {
                    bytes[v] = Math.max(bytes[v], field.offset() + field.size());
                }
                if (null != field.named() && !field.named().isSet())
                {
                    named.add(field);
                }
            }
            enums = named.toArray(new FieldType[0]);
            isKnown = new boolean[enums.length][];
            unknown = new String[enums.length];
            for (int i = 0; i < enums.length; i++)
            {
                isKnown[i] = known(enums[i]);
                unknown[i] = name + "." + enums[i].name() + " has a value that the schema does not have";
            }
        }

        boolean hasEnums()
        {
            return enums.length > 0;
        }

        String problem(final DirectBuffer buffer, final int offset, final int version)
        {
            for (int i = 0; i < enums.length; i++)
            {
                if (enums[i].sinceVersion() <= version &&
                    !isKnown[i][(int)enums[i].primitive().read(buffer, offset + enums[i].offset())])
                {
                    return unknown[i];
                }
            }
            return SOUND;
        }

        private static boolean[] known(final FieldType field)
        {
            if (Primitive.UINT8 != field.primitive())
            {
                throw new IllegalArgumentException(field.typeName() + " is no enum of one byte");
            }
            final boolean[] known = new boolean[1 << Byte.SIZE];
            field.named().values().forEach(value -> known[(int)value.value()] = true);
            known[(int)Primitive.UINT8.nullValue()] = true;
            return known;
        }
    }
}
