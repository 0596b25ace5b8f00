package io.petrel.node.app;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewsStatus;
import io.petrel.codecs.event.NewsWindowEncoder;
import io.petrel.core.risk.NewsWindows;
import io.petrel.node.config.NewsRelease;
import io.petrel.node.host.ControlSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.MutableDirectBuffer;

/**
 * Scheduled releases: each enters {@link NewsWindows#AHEAD_NS} before it begins, or at the start of the run if that is
 * later, but never before it was published. What the core already knows is not told again, and what it knows of a
 * calendar that no longer says so is withdrawn: so a calendar may change between two starts of a node, and where it did
 * not, the restart leaves no trace. Engine thread; allocates at start-up only.
 */
final class NewsSchedule implements ControlSource
{
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewsWindowEncoder newsWindow = new NewsWindowEncoder();
    private final List<Entry> entries = new ArrayList<>();
    private int next;

    /**
     * Draws up the list.
     *
     * @param releases configured, in order of time, each once.
     * @param known    of the core, as it stands.
     * @param startNs  time of the first feed event of the run.
     * @param nowNs    time at which this goes on; what is over by then long enough is told no more.
     */
    NewsSchedule(final List<NewsRelease> releases, final NewsWindows known, final long startNs, final long nowNs)
    {
        addWithdrawals(releases, known, nowNs);
        for (final NewsRelease release : releases)
        {
            if (isOfUse(release.endNs(), nowNs) && !isToldOf(release, known))
            {
                final long aheadNs = Math.max(release.startNs() - NewsWindows.AHEAD_NS, startNs);
                entries.add(new Entry(Math.max(aheadNs, release.publishedNs()), release, NewsStatus.SCHEDULED));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::timeNs));
    }

    @Override
    public long dueNs()
    {
        return next < entries.size() ? entries.get(next).timeNs() : NEVER;
    }

    @Override
    public int take(final MutableDirectBuffer buffer, final long nowNs)
    {
        final Entry entry = entries.get(next++);
        final NewsRelease release = entry.release();
        newsWindow.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs)
            .startTimeNs(release.startNs())
            .endTimeNs(release.endNs())
            .impact((short)release.impact())
            .currency(release.currency())
            .status(entry.status())
            .title(release.title())
            .origin(release.origin());
        return MessageHeaderEncoder.ENCODED_LENGTH + newsWindow.encodedLength();
    }

    private void addWithdrawals(final List<NewsRelease> releases, final NewsWindows known, final long nowNs)
    {
        final Set<Key> stands = new HashSet<>();
        releases.forEach(release -> stands.add(key(release)));
        for (int i = 0; i < known.count(); i++)
        {
            final Key key = new Key(known.startNs(i), known.endNs(i), known.impact(i), known.currency(i));
            if (known.isConfigured(i) && isOfUse(key.endNs(), nowNs) && !stands.contains(key))
            {
                entries.add(new Entry(nowNs, new NewsRelease(key.startNs(), key.endNs(), nowNs, key.impact(),
                    letters(key.currency()), "", ""), NewsStatus.WITHDRAWN));
            }
        }
    }

    private static boolean isOfUse(final long endNs, final long nowNs)
    {
        return nowNs - endNs < NewsWindows.KEPT_NS;
    }

    private static boolean isToldOf(final NewsRelease release, final NewsWindows known)
    {
        return known.isConfigured(release.startNs(), release.endNs(), release.impact(),
            NewsWindows.currencyCode(release.currency()));
    }

    private static Key key(final NewsRelease release)
    {
        return new Key(release.startNs(), release.endNs(), release.impact(),
            NewsWindows.currencyCode(release.currency()));
    }

    private static String letters(final long currencyCode)
    {
        return new String(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(currencyCode).array(),
            StandardCharsets.US_ASCII).replace("\0", "");
    }

    private record Entry(long timeNs, NewsRelease release, NewsStatus status)
    {
    }

    private record Key(long startNs, long endNs, int impact, long currency)
    {
    }
}
