package io.petrel.core.param;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The declarations of all stages, sorted by key. Start-up only. */
public final class ParamCatalogue
{
    private ParamCatalogue()
    {
    }

    /**
     * Joins the lists of several stages.
     *
     * @param stages each stage's {@code specs()}.
     * @return all of them, sorted by key, unmodifiable.
     * @throws IllegalArgumentException if two declare the same key.
     */
    @SafeVarargs
    public static List<ParamSpec> of(final List<ParamSpec>... stages)
    {
        final List<ParamSpec> all = new ArrayList<>();
        for (final List<ParamSpec> stage : stages)
        {
            all.addAll(stage);
        }
        all.sort(Comparator.comparing(ParamSpec::key));
        requireUnique(all);
        return List.copyOf(all);
    }

    private static void requireUnique(final List<ParamSpec> sorted)
    {
        for (int i = 1; i < sorted.size(); i++)
        {
            if (sorted.get(i).key().equals(sorted.get(i - 1).key()))
            {
                throw new IllegalArgumentException("parameter declared twice: " + sorted.get(i).key());
            }
        }
    }
}
