package io.petrel.journal.read;

import io.petrel.journal.frame.Damage;

/**
 * One thing that is wrong with a journal, and what to do about it.
 *
 * @param damage what and where.
 * @param mend   how to mend it, as a sentence with a command.
 */
public record Finding(Damage damage, String mend)
{
    @Override
    public String toString()
    {
        return damage + " (" + mend + ")";
    }
}
