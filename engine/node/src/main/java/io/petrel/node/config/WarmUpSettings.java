package io.petrel.node.config;

/**
 * What a node practises on before its first event.
 *
 * @param tape             folder of a tape, or one of {@link #FEED} and {@link #NEVER}.
 * @param events           of it that are carried, from its beginning again where it is shorter.
 * @param unrecordedEvents that are carried after them by a node that records nothing: what runs seldom, such as a
 *                         decision, must run often before it is compiled.
 */
public record WarmUpSettings(String tape, long events, long unrecordedEvents)
{
    /** The feed of the run itself, where it is recorded or made by the node. */
    public static final String FEED = "feed";
    /** Nothing: the first events compile the code they need. */
    public static final String NEVER = "never";

    /** Settings of a node that does not say. */
    static final WarmUpSettings NONE = new WarmUpSettings(NEVER, 0, 0);

    /**
     * Whether there is anything to practise on.
     *
     * @return false for {@link #NEVER}.
     */
    public boolean isAsked()
    {
        return !NEVER.equals(tape) && events > 0;
    }

    /**
     * Whether it is the run's own feed.
     *
     * @return false for a tape of its own.
     */
    public boolean isFeed()
    {
        return FEED.equals(tape);
    }
}
