package io.petrel.core.portfolio;

/**
 * How often an account's positions, money or working orders changed, so that whoever decides on them can tell whether
 * to look again. Positions and working orders count here whatever changes them, where it does; money changes with them
 * only. The price of an instrument that is neither held nor worked changes nothing. It is no state: after a restore
 * everyone looks. Pipeline thread only; allocates nothing.
 */
final class Changes
{
    private long count;

    void add()
    {
        count++;
    }

    long count()
    {
        return count;
    }
}
