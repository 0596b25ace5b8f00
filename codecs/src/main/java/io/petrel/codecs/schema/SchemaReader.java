package io.petrel.codecs.schema;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Reads the part of SBE 1.0 that our schema uses: primitive types, character arrays, enums, sets, messages with groups
 * and variable data, fields laid out one after another. Refuses document types, and so every external entity.
 */
final class SchemaReader
{
    private static final String DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private final Element root;
    private final Map<String, NamedValues> namedValues = new HashMap<>();
    private final Map<String, Element> types = new HashMap<>();

    private SchemaReader(final Element root)
    {
        this.root = root;
    }

    /**
     * @throws IOException when the stream fails or does not hold well-formed XML.
     * @throws IllegalArgumentException when the schema uses what this reader does not know.
     */
    static MessageSchema read(final InputStream xml) throws IOException
    {
        try
        {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DOCTYPE, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            final var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new SchemaReader(builder.parse(xml).getDocumentElement()).schema();
        }
        catch (final SAXException | ParserConfigurationException ex)
        {
            throw new IOException("message schema is not readable: " + ex.getMessage(), ex);
        }
    }

    private MessageSchema schema()
    {
        final List<NamedValues> named = new ArrayList<>();
        final List<MessageType> messages = new ArrayList<>();

        for (final Element child : children(root))
        {
            if ("types".equals(child.getTagName()))
            {
                children(child).forEach(type -> readType(type, named));
            }
            else
            {
                messages.add(message(child));
            }
        }

        return new MessageSchema(number(root, "id"), number(root, "version"), named, messages);
    }

    private void readType(final Element type, final List<NamedValues> named)
    {
        final String tag = type.getTagName();

        if ("enum".equals(tag) || "set".equals(tag))
        {
            final NamedValues values = namedValues(type, "set".equals(tag));
            named.add(values);
            namedValues.put(values.name(), values);
        }
        else
        {
            types.put(type.getAttribute("name"), type);
        }
    }

    private static NamedValues namedValues(final Element type, final boolean isSet)
    {
        final List<NamedValues.Value> values = new ArrayList<>();

        for (final Element value : children(type))
        {
            final long number = Long.parseLong(value.getTextContent().trim());
            values.add(new NamedValues.Value(value.getAttribute("name"), number, description(value)));
        }

        final Primitive encoding = Primitive.of(type.getAttribute("encodingType"));
        return new NamedValues(type.getAttribute("name"), description(type), isSet, encoding, List.copyOf(values));
    }

    private MessageType message(final Element message)
    {
        final List<FieldType> fields = fields(message);
        final List<Member> members = new ArrayList<>(fields);

        for (final Element child : children(message))
        {
            switch (child.getTagName())
            {
                case "field":
                    break;

                case "group":
                    members.add(group(child));
                    break;

                case "data":
                    members.add(data(child));
                    break;

                default:
                    throw new IllegalArgumentException("a message cannot hold <" + child.getTagName() + ">");
            }
        }

        return new MessageType(
            message.getAttribute("name"),
            number(message, "id"),
            description(message),
            message.getAttribute("semanticType"),
            blockLength(fields),
            List.copyOf(members));
    }

    private GroupType group(final Element group)
    {
        final List<FieldType> fields = fields(group);
        return new GroupType(
            group.getAttribute("name"),
            number(group, "id"),
            description(group),
            number(group, "sinceVersion"),
            blockLength(fields),
            fields);
    }

    private DataType data(final Element data)
    {
        final String typeName = data.getAttribute("type");
        final List<Element> parts = children(known(typeName));
        return new DataType(
            data.getAttribute("name"),
            number(data, "id"),
            description(data),
            number(data, "sinceVersion"),
            typeName,
            Primitive.of(parts.get(0).getAttribute("primitiveType")),
            parts.get(1).hasAttribute("characterEncoding"));
    }

    private List<FieldType> fields(final Element parent)
    {
        final List<FieldType> fields = new ArrayList<>();
        int offset = 0;

        for (final Element child : children(parent))
        {
            if ("field".equals(child.getTagName()))
            {
                final FieldType field = field(child, offset);
                fields.add(field);
                offset += field.size();
            }
        }

        return List.copyOf(fields);
    }

    private FieldType field(final Element field, final int offset)
    {
        final String name = field.getAttribute("name");
        final String typeName = field.getAttribute("type");
        final NamedValues named = namedValues.get(typeName);
        final Element array = types.get(typeName);
        final Primitive primitive = null != named ? named.encoding() :
            Primitive.of(null == array ? typeName : array.getAttribute("primitiveType"));
        final int length = null == array ? 1 : number(array, "length");
        return new FieldType(
            name,
            number(field, "id"),
            description(field),
            number(field, "sinceVersion"),
            offset,
            typeName,
            primitive,
            length,
            Unit.ofName(name),
            named);
    }

    private Element known(final String typeName)
    {
        final Element type = types.get(typeName);

        if (null == type)
        {
            throw new IllegalArgumentException("the schema has no type \"" + typeName + "\"");
        }

        return type;
    }

    private static int blockLength(final List<FieldType> fields)
    {
        return fields.stream().mapToInt(FieldType::size).sum();
    }

    private static String description(final Element element)
    {
        return element.getAttribute("description");
    }

    /** An attribute that is not there counts as 0, as SBE has it for sinceVersion. */
    private static int number(final Element element, final String attribute)
    {
        final String text = element.getAttribute(attribute);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static List<Element> children(final Element parent)
    {
        final List<Element> children = new ArrayList<>();

        for (Node node = parent.getFirstChild(); null != node; node = node.getNextSibling())
        {
            if (node instanceof Element)
            {
                children.add((Element)node);
            }
        }

        return children;
    }
}
