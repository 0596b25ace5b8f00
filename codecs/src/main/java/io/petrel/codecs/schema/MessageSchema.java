package io.petrel.codecs.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All messages of one schema. Immutable. */
public final class MessageSchema
{
    private static final String RESOURCE = "/io/petrel/codecs/petrel.xml";

    private final int id;
    private final int version;
    private final List<NamedValues> namedValues;
    private final NavigableMap<Integer, MessageType> byId = new TreeMap<>();
    private final Map<String, MessageType> byName = new TreeMap<>();

    MessageSchema(
        final int id, final int version, final List<NamedValues> namedValues, final List<MessageType> messages)
    {
        this.id = id;
        this.version = version;
        this.namedValues = List.copyOf(namedValues);

        for (final MessageType message : messages)
        {
            if (null != byId.put(message.id(), message) || null != byName.put(message.name(), message))
            {
                throw new IllegalArgumentException("two messages share " + message.name() + " or " + message.id());
            }
        }
    }

    /**
     * The schema this build was generated from.
     *
     * @return the schema; the same object at every call.
     */
    public static MessageSchema petrel()
    {
        return Shipped.SCHEMA;
    }

    /**
     * Schema id, in the header of every message.
     *
     * @return id.
     */
    public int id()
    {
        return id;
    }

    /**
     * Schema version, in the header of every message.
     *
     * @return version.
     */
    public int version()
    {
        return version;
    }

    /**
     * All messages.
     *
     * @return ordered by template id.
     */
    public List<MessageType> messages()
    {
        return List.copyOf(byId.values());
    }

    /**
     * All enums and sets.
     *
     * @return in the order of the schema.
     */
    public List<NamedValues> namedValues()
    {
        return namedValues;
    }

    /**
     * Finds a message by template id.
     *
     * @param templateId from the message header or the journal's frame.
     * @return the message, or null when the schema has none of that id.
     */
    public MessageType message(final int templateId)
    {
        return byId.get(templateId);
    }

    /**
     * Finds a message by name.
     *
     * @param name as in the schema.
     * @return the message, or null when the schema has none of that name.
     */
    public MessageType message(final String name)
    {
        return byName.get(name);
    }

    /** Read once, when first asked for. */
    private static final class Shipped
    {
        private static final MessageSchema SCHEMA = read();

        private static MessageSchema read()
        {
            try (InputStream xml = MessageSchema.class.getResourceAsStream(RESOURCE))
            {
                if (null == xml)
                {
                    throw new IllegalStateException("resource " + RESOURCE + " is missing from the codecs jar");
                }

                return SchemaReader.read(xml);
            }
            catch (final IOException ex)
            {
                throw new IllegalStateException("cannot read resource " + RESOURCE, ex);
            }
        }
    }
}
