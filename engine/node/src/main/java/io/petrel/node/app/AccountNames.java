package io.petrel.node.app;

import io.petrel.journal.append.Manifest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of accounts in a journal's manifest: the core knows numbers only. */
public final class AccountNames
{
    static final String KEY = "accounts";

    private static final String NEXT = "\t";

    private AccountNames()
    {
    }

    /**
     * Names of a journal's accounts.
     *
     * @param manifest of the journal.
     * @return by number; empty when it names none.
     */
    public static SortedMap<Integer, String> of(final Manifest manifest)
    {
        final SortedMap<Integer, String> names = new TreeMap<>();
        final String text = manifest.extra().getOrDefault(KEY, "");
        for (final String part : text.isEmpty() ? new String[0] : text.split(NEXT))
        {
            final int colon = part.indexOf(':');
            names.put(Integer.valueOf(part.substring(0, colon)), part.substring(colon + 1));
        }
        return names;
    }

    static String text(final SortedMap<Integer, String> names)
    {
        return names.entrySet().stream().map((Map.Entry<Integer, String> name) -> name.getKey() + ":" + name.getValue())
            .collect(Collectors.joining(NEXT));
    }
}
