package io.petrel.node.config;

import java.util.ArrayList;
import java.util.List;

/** The keys of one section. */
final class SectionSpec
{
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

        return Slip.of(key, keys.stream().map(KeySpec::key).toList())
            .map(nearest -> "did you mean \"" + nearest + "\"?").orElse("remove it, or see ./petrel config keys");
    }
}
