package io.petrel.journal.frame;

/** Who a record came from, as the frame's {@code source} field states it. Outbound records are always {@link #CORE}. */
public final class Source
{
    /** No source: only the head record of a queue. */
    public static final int NONE = 0;
    /** Resolved configuration, journaled before the first event. */
    public static final int CONFIG = 1;
    /** Market data, recorded or live. */
    public static final int FEED = 2;
    /** The host's clock. */
    public static final int TIMER = 3;
    /** Execution reports and status of a venue. */
    public static final int VENUE = 4;
    /** A person. */
    public static final int OPERATOR = 5;
    /** The engine's own output. */
    public static final int CORE = 6;
    /** Whoever derives parameters beside the core. */
    public static final int CALIBRATOR = 7;
    /** A node's request, in the journal of a venue's process. */
    public static final int NODE = 8;

    private static final String[] NAMES =
        {"NONE", "CONFIG", "FEED", "TIMER", "VENUE", "OPERATOR", "CORE", "CALIBRATOR", "NODE"};

    private Source()
    {
    }

    /**
     * Name of a source for people.
     *
     * @param source the frame's field.
     * @return its name, or {@code SOURCE_n} for a number that has none.
     */
    public static String name(final int source)
    {
        return source >= 0 && source < NAMES.length ? NAMES[source] : "SOURCE_" + source;
    }

    /**
     * Whether a record may carry this source.
     *
     * @param source the frame's field.
     * @return true from {@link #CONFIG} to {@link #NODE}.
     */
    public static boolean isKnown(final int source)
    {
        return source >= CONFIG && source <= NODE;
    }
}
