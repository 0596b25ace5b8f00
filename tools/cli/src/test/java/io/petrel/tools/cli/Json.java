package io.petrel.tools.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a command printed back into maps, lists, numbers and text; refuses what is no JSON. */
final class Json
{
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json()
    {
    }

    /** The one document in the text. */
    static Object parse(final String text) throws IOException
    {
        final List<Object> documents = parseAll(text);
        if (1 != documents.size())
        {
            throw new IOException("expected one JSON document, found " + documents.size() + ": " + text);
        }
        return documents.get(0);
    }

    /** Every document in the text, for commands that print one per line. */
    static List<Object> parseAll(final String text) throws IOException
    {
        final List<Object> documents = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(text))
        {
            while (null != parser.nextToken())
            {
                documents.add(value(parser));
            }
        }
        return documents;
    }

    private static Object value(final JsonParser parser) throws IOException
    {
        return switch (parser.currentToken())
        {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static Map<String, Object> object(final JsonParser parser) throws IOException
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        while (JsonToken.END_OBJECT != parser.nextToken())
        {
            final String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> array(final JsonParser parser) throws IOException
    {
        final List<Object> elements = new ArrayList<>();
        while (JsonToken.END_ARRAY != parser.nextToken())
        {
            elements.add(value(parser));
        }
        return elements;
    }
}
