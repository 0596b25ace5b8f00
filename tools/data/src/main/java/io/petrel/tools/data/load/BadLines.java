package io.petrel.tools.data.load;

import java.util.ArrayList;
import java.util.List;

import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.source.BadLineException;

/** Lines that were not what they should be: refused at once, or counted with the first of them kept to show. */
final class BadLines
{
    private static final int SHOWN = 20;

    private final BadLinePolicy policy;
    private final List<ImportSummary.BadLine> first = new ArrayList<>();
    private long count;

    BadLines(final BadLinePolicy policy)
    {
        this.policy = policy;
    }

    void add(final BadLineException bad)
    {
        if (BadLinePolicy.REFUSE == policy)
        {
            throw new ImportException("bad line at " + bad.place() + ": " + bad.getMessage() + ": " + bad.text() +
                " (mend the file, or leave such lines out: --bad-lines count)", bad);
        }

        count++;

        if (first.size() < SHOWN)
        {
            first.add(new ImportSummary.BadLine(bad.place(), bad.getMessage(), bad.text()));
        }
    }

    long count()
    {
        return count;
    }

    List<ImportSummary.BadLine> first()
    {
        return List.copyOf(first);
    }
}
