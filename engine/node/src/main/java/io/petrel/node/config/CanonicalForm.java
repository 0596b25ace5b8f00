package io.petrel.node.config;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One text for one configuration, however its files are written: YAML, keys sorted, numbers in lowest terms, durations
 * in ns, nothing left out.
 */
final class CanonicalForm
{
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/.-]*");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
    private static final int PLAIN_DIGITS = 20;
    private static final int INDENT = 2;

    private CanonicalForm()
    {
    }

    /** Puts a dotted key into a tree of sorted maps; the canonical form of a value is its leaf. */
    static void put(final SortedMap<String, Object> tree, final String key, final Object value)
    {
        final int dot = key.indexOf('.');

        if (dot < 0)
        {
            tree.put(key, value);
        }
        else
        {
            put(child(tree, key.substring(0, dot)), key.substring(dot + 1), value);
        }
    }

    static SortedMap<String, Object> child(final SortedMap<String, Object> tree, final String name)
    {
        @SuppressWarnings("unchecked")
        final SortedMap<String, Object> child =
            (SortedMap<String, Object>)tree.computeIfAbsent(name, key -> new TreeMap<String, Object>());
        return child;
    }

    static String yaml(final Map<String, Object> tree)
    {
        final StringBuilder out = new StringBuilder();
        append(out, tree, 0);
        return out.toString();
    }

    /** First 64 bits of the SHA-256 of a text. */
    static long hash(final String text)
    {
        try
        {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        }
        catch (final NoSuchAlgorithmException everyJdkHasIt)
        {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void append(final StringBuilder out, final Map<?, ?> tree, final int depth)
    {
        for (final Map.Entry<?, ?> entry : tree.entrySet())
        {
            out.append(" ".repeat(depth * INDENT)).append(scalar(entry.getKey())).append(':');

            if (entry.getValue() instanceof Map)
            {
                out.append('\n');
                append(out, (Map<?, ?>)entry.getValue(), depth + 1);
            }
            else
            {
                out.append(' ').append(scalar(entry.getValue())).append('\n');
            }
        }
    }

    private static String scalar(final Object value)
    {
        if (value instanceof BigDecimal)
        {
            final BigDecimal number = (BigDecimal)value;
            return Math.abs(number.scale()) + number.precision() <= PLAIN_DIGITS ?
                number.toPlainString() : number.toString();
        }

        final String text = value.toString();
        final boolean isPlain =
            !(value instanceof String) || (PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches());
        return isPlain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
