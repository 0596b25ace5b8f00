package io.petrel.node.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The keys of one section. */
final class SectionSpec
{
    /** A longer way than this from one word to the other is another word, not a slip. */
    private static final int SLIP_MAX = 3;

    private final String name;
    private final List<KeySpec> keys;

    SectionSpec(final String name, final List<KeySpec> keys)
    {
        this.name = name;
        this.keys = List.copyOf(keys);
    }

    SectionSpec with(final List<KeySpec> more)
    {
        final List<KeySpec> all = new ArrayList<>(keys);
        all.addAll(more);
        return new SectionSpec(name, all);
    }

    String name()
    {
        return name;
    }

    List<KeySpec> keys()
    {
        return keys;
    }

    /** The key's own spec before one for any word; null when there is none. */
    KeySpec find(final String key)
    {
        for (final KeySpec spec : keys)
        {
            if (spec.key().equals(key))
            {
                return spec;
            }
        }

        return keys.stream().filter(spec -> spec.matches(key)).findFirst().orElse(null);
    }

    /** How to mend an unknown key. */
    String suggest(final String key)
    {
        if (ConfigLoader.STRATEGY.equals(name) && key.startsWith(ConfigLoader.LIMIT_PREFIX))
        {
            return "limits belong to the account section";
        }

        final String nearest = keys.stream().map(KeySpec::key)
            .min(Comparator.comparingInt((String known) -> distance(key, known))).orElse("");
        return distance(key, nearest) <= SLIP_MAX ? "did you mean \"" + nearest + "\"?" :
            "remove it, or see ./petrel config keys";
    }

    /** Least number of letters to insert, remove or change (Levenshtein). */
    private static int distance(final String a, final String b)
    {
        int[] previous = new int[b.length() + 1];

        for (int j = 0; j <= b.length(); j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.length(); i++)
        {
            final int[] current = new int[b.length() + 1];
            current[0] = i;

            for (int j = 1; j <= b.length(); j++)
            {
                final int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.length()];
    }
}
