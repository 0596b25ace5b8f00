package io.petrel.node.config;

/**
 * A scheduled release for one currency, on its way into the core as a {@code NewsWindow} event.
 *
 * @param startNs     start of its window, inclusive, ns since the epoch.
 * @param endNs       end, exclusive; the start for a release that is a moment.
 * @param publishedNs when it became known, or {@code Units.NULL_TIME_NS}: before any run.
 * @param impact      1 low, 2 medium, 3 high.
 * @param currency    whose news it is: a currency or a symbol; empty: everyone's.
 * @param title       what is released.
 * @param origin      file, relative to the folder of the top file, and line.
 */
public record NewsRelease(
    long startNs, long endNs, long publishedNs, int impact, String currency, String title, String origin)
{
    /** Whether the core takes both for one release. */
    boolean isSameAs(final NewsRelease other)
    {
        return startNs == other.startNs && endNs == other.endNs && impact == other.impact &&
            currency.equals(other.currency);
    }

    /** The same release under both titles, known as soon as one of them was. */
    NewsRelease joined(final NewsRelease other)
    {
        final String both = title.equals(other.title) ? title : title + "; " + other.title;
        return new NewsRelease(
            startNs, endNs, Math.min(publishedNs, other.publishedNs), impact, currency, both, origin);
    }
}
