package io.petrel.tools.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** A JSON file as maps, lists and texts; numbers keep their text. */
public final class Expected
{
    private Expected()
    {
    }

    /** The object in a file. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(final Path file) throws IOException
    {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile()))
        {
            parser.nextToken();
            return (Map<String, Object>)value(parser);
        }
    }

    /** The value whose name begins so. */
    public static Object starting(final Map<String, Object> object, final String begin)
    {
        return object.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(begin)).findFirst().orElseThrow().getValue();
    }

    private static Object value(final JsonParser parser) throws IOException
    {
        if (JsonToken.START_OBJECT == parser.currentToken())
        {
            final Map<String, Object> object = new LinkedHashMap<>();

            while (JsonToken.END_OBJECT != parser.nextToken())
            {
                final String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }

            return object;
        }

        if (JsonToken.START_ARRAY == parser.currentToken())
        {
            final List<Object> list = new ArrayList<>();

            while (JsonToken.END_ARRAY != parser.nextToken())
            {
                list.add(value(parser));
            }

            return list;
        }

        return parser.getText();
    }
}
