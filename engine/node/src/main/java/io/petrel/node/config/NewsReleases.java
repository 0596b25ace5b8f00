package io.petrel.node.config;

import io.petrel.core.risk.NewsWindows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The releases of all calendars of a configuration, in order of time, each once. */
final class NewsReleases
{
    private NewsReleases()
    {
    }

    /** Joins what several lines or files say of one release. */
    static List<NewsRelease> joined(final List<NewsRelease> releases)
    {
        final List<NewsRelease> sorted = new ArrayList<>(releases);
        sorted.sort(Comparator.comparingLong(NewsRelease::startNs).thenComparingLong(NewsRelease::endNs)
            .thenComparingInt(NewsRelease::impact).thenComparing(NewsRelease::currency));
        final List<NewsRelease> joined = new ArrayList<>();
        for (final NewsRelease release : sorted)
        {
            final int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).isSameAs(release))
            {
                joined.set(last, joined.get(last).joined(release));
            }
            else
            {
                joined.add(release);
            }
        }
        return List.copyOf(joined);
    }

    /** All that a core learns of them but their titles, which decide nothing; nothing for none. */
    static String canonical(final List<NewsRelease> joined)
    {
        final StringBuilder text = new StringBuilder();
        for (final NewsRelease release : joined)
        {
            text.append(release.startNs()).append(' ').append(release.endNs()).append(' ')
                .append(release.publishedNs()).append(' ').append(release.impact()).append(' ')
                .append(release.currency()).append('\n');
        }
        return text.toString();
    }

    /** The first release beyond what the core remembers at one time; null when it remembers all. */
    static NewsRelease firstBeyond(final List<NewsRelease> joined)
    {
        final PriorityQueue<Long> forgottenNs = new PriorityQueue<>();
        for (final NewsRelease release : joined)
        {
            while (!forgottenNs.isEmpty() && forgottenNs.peek() <= release.startNs() - NewsWindows.AHEAD_NS)
            {
                forgottenNs.poll();
            }
            forgottenNs.add(release.endNs() + NewsWindows.KEPT_NS);
            if (forgottenNs.size() > NewsWindows.CAPACITY)
            {
                return release;
            }
        }
        return null;
    }
}
