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
    private final List<KeySpec> dated;

    SectionSpec(final String name, final List<KeySpec> keys)
    {
        this(name, keys, List.of());
    }

    private SectionSpec(final String name, final List<KeySpec> keys, final List<KeySpec> dated)
    {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.dated = List.copyOf(dated);
    }

    SectionSpec with(final List<KeySpec> more)
    {
        final List<KeySpec> all = new ArrayList<>(keys);
        all.addAll(more);
        return new SectionSpec(name, all, dated);
    }

    /** Keys that may change at a date. */
    SectionSpec withDated(final List<KeySpec> changing)
    {
        return new SectionSpec(name, keys, changing);
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
        if (EffectiveDate.isIn(key) && !dated.isEmpty())
        {
            final String undated = EffectiveDate.isRight(key) ? EffectiveDate.undated(key) : "";
            return dated.stream().filter(spec -> spec.key().equals(undated)).findFirst().orElse(null);
        }
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
        if (EffectiveDate.isIn(key) && !dated.isEmpty())
        {
            return "write from.2025-03-01.KEY, a day or a moment in UTC and a key of this account that may change";
        }

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
