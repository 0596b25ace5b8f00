package io.petrel.node.faults;

/** Ends the node at one of the boundaries it passes: before and after each append, after each send. */
final class KillSwitch
{
    private static final int NEVER = Integer.MAX_VALUE;

    private int left = NEVER;

    /** Ends it at so many boundaries from here. */
    void arm(final int boundaries)
    {
        left = boundaries;
    }

    void disarm()
    {
        left = NEVER;
    }

    boolean isArmed()
    {
        return NEVER != left;
    }

    void pass(final String boundary)
    {
        if (NEVER != left && --left <= 0)
        {
            left = NEVER;
            throw new Killed(boundary);
        }
    }
}
