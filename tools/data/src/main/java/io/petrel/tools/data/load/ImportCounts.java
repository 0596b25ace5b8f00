package io.petrel.tools.data.load;

import java.util.Map;
import java.util.TreeMap;

/** What was written and what was left out, by kind. */
final class ImportCounts
{
    private final Map<String, Long> written = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    void written(final String kind)
    {
        written.merge(kind, 1L, Long::sum);
    }

    void skipped(final String kind)
    {
        skipped.merge(kind, 1L, Long::sum);
    }

    Map<String, Long> written()
    {
        return written;
    }

    Map<String, Long> skipped()
    {
        return skipped;
    }
}
